/** Bytes changed as disks, networks, editors and people with a grudge change them. */
import { joined as joinedPieces } from '../../data/joined.ts';
import type { Draws } from './draws.ts';

export interface Mutated<Content> {
  readonly content: Content;
  readonly told: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

export const joined = (...pieces: readonly Uint8Array[]): Bytes => joinedPieces(pieces);

const LONGEST_RUN = 40;
const SIZES = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

function place(bytes: Bytes, draws: Draws): { at: number; length: number } {
  const at = draws.below(bytes.length + 1);
  return { at, length: Math.min(bytes.length - at, draws.between(1, LONGEST_RUN)) };
}

type Edit = (bytes: Bytes, draws: Draws) => Mutated<Bytes>;

const EDITS: readonly Edit[] = [
  (bytes, draws) => {
    const at = draws.below(bytes.length);
    const bit = draws.below(8);
    return {
      content: bytes.with(at, bytes[at]! ^ (1 << bit)) as Bytes,
      told: `bit ${bit} of byte ${at} turned`,
    };
  },
  (bytes, draws) => {
    const at = draws.below(bytes.length);
    const byte = draws.one([0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 48, 57, 91, 93, 0x7f, 0x80, 0xff]);
    return { content: bytes.with(at, byte) as Bytes, told: `byte ${at} made ${byte}` };
  },
  (bytes, draws) => {
    const at = draws.below(bytes.length + 1);
    const added = draws.bytes(draws.between(1, 8));
    return {
      content: joined(bytes.subarray(0, at), added, bytes.subarray(at)),
      told: `bytes ${[...added]} put in at ${at}`,
    };
  },
  (bytes, draws) => {
    const { at, length } = place(bytes, draws);
    return {
      content: joined(bytes.subarray(0, at), bytes.subarray(at + length)),
      told: `${length} bytes from ${at} taken out`,
    };
  },
  (bytes, draws) => {
    const { at, length } = place(bytes, draws);
    return {
      content: joined(bytes.subarray(0, at + length), bytes.subarray(at)),
      told: `${length} bytes from ${at} doubled`,
    };
  },
  (bytes, draws) => {
    const at = draws.below(bytes.length);
    return { content: bytes.slice(0, at), told: `cut at ${at}` };
  },
  (bytes, draws) => {
    const added = draws.chance(0.5)
      ? draws.bytes(draws.between(1, 30))
      : new Uint8Array(draws.between(1, 600));
    return { content: joined(bytes, added), told: `${added.length} bytes put behind` };
  },
  (bytes, draws) => {
    const size = draws.one([2, 4, 8]);
    const at = draws.below(Math.max(1, bytes.length - size));
    const value = draws.one([...SIZES, bytes.length, bytes.length - 1]);
    const content = bytes.slice();
    const little = draws.chance(0.7);
    const view = new DataView(content.buffer);
    if (at + size <= content.length) {
      if (size === 2) view.setUint16(at, value & 0xffff, little);
      else if (size === 4) view.setUint32(at, value, little);
      else view.setBigUint64(at, BigInt(value) * BigInt(draws.one([1, 1, 1000, 2 ** 31])), little);
    }
    return { content, told: `${8 * size} bits at ${at} made ${value}` };
  },
  (bytes, draws) => {
    const [a, b, c] = [0, 0, 0].map(() => draws.below(bytes.length + 1)).sort((x, y) => x - y) as [
      number,
      number,
      number,
    ];
    const content = joined(
      bytes.subarray(0, a),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(c),
    );
    return { content, told: `${a}-${b} and ${b}-${c} exchanged` };
  },
];

/** One to three edits. */
export function mutatedBytes(bytes: Uint8Array, draws: Draws, most = 3): Mutated<Bytes> {
  let content = bytes.slice() as Bytes;
  const told: string[] = [];
  const edits = draws.between(1, most);
  for (let i = 0; i < edits && content.length > 0; i++) {
    const edit = draws.one(EDITS)(content, draws);
    content = edit.content;
    told.push(edit.told);
  }
  return { content, told: told.join(', ') };
}
