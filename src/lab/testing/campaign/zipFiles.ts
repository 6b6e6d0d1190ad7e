/** Zip archives in every form that programs write, by hand and not by the library that reads them (PKWARE's APPNOTE 6.3). */
import { deflateSync } from 'fflate';
import { crc32 } from '../../data/zip/crc32.ts';
import { joined } from './byteMutations.ts';
import type { Draws } from './draws.ts';

export interface ZipMember {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How an archive is written, and what of it is wrong. */
export interface ZipForm {
  readonly packing: 'stored' | 'deflated';
  /** 1 to 9. */
  readonly level: number;
  /** Sizes in extra fields of 64 bits. */
  readonly zip64: boolean;
  /** Sizes behind the bytes, as whoever streams writes them. */
  readonly descriptor: 'none' | 'signed' | 'bare';
  readonly comment: string;
  readonly entryComment: string;
  readonly extra: boolean;
  /** Something before the first entry, as in an archive that unpacks itself. */
  readonly before: number;
  readonly encrypted?: boolean;
  /** Method 0 to 99 told in place of the real one. */
  readonly method?: number;
  /** The announced size, unpacked, in place of the real one. */
  readonly size?: number;
  readonly crc?: number;
}

export const PLAIN: ZipForm = {
  packing: 'deflated',
  level: 6,
  zip64: false,
  descriptor: 'none',
  comment: '',
  entryComment: '',
  extra: false,
  before: 0,
};

export function anyForm(draws: Draws): ZipForm {
  return {
    packing: draws.one(['stored', 'deflated']),
    level: draws.between(1, 9),
    zip64: draws.chance(0.25),
    descriptor: draws.one(['none', 'none', 'none', 'signed', 'bare']),
    comment: draws.chance(0.2) ? 'made by hand' : '',
    entryComment: draws.chance(0.2) ? 'an array' : '',
    extra: draws.chance(0.2),
    before: draws.chance(0.1) ? draws.between(1, 50) : 0,
  };
}

const text = new TextEncoder();

function numbers(
  ...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

const ALL = 0xffffffff;

/** @param forms of the members, one by one; the last is that of the rest, and of the archive */
export function zipFile(
  members: readonly ZipMember[],
  ...forms: readonly [ZipForm, ...ZipForm[]]
): Uint8Array<ArrayBuffer> {
  const whole = forms.at(-1)!;
  const pieces: Uint8Array[] = [new Uint8Array(whole.before).fill(0x2e)];
  const central: Uint8Array[] = [];
  let at = whole.before;
  members.forEach(({ path, bytes }, i) => {
    const form = forms[Math.min(i, forms.length - 1)]!;
    const name = text.encode(path);
    const packed = form.packing === 'stored' ? bytes : deflateSync(bytes, { level: form.level as 1 | 6 | 9 });
    const method = form.method ?? (form.packing === 'stored' ? 0 : 8);
    const crc = form.crc ?? crc32(bytes);
    const size = form.size ?? bytes.length;
    const later = form.descriptor !== 'none';
    const flags = (form.encrypted ? 1 : 0) | (later ? 8 : 0) | 0x800;
    const version = form.zip64 ? 45 : 20;
    const sizes64 = form.zip64
      ? joined(numbers([2, 1], [2, 16]), numbers([8, later ? 0 : size], [8, later ? 0 : packed.length]))
      : new Uint8Array(0);
    const extra = form.extra
      ? joined(numbers([2, 0x5455], [2, 5]), Uint8Array.of(1, 0, 0, 0, 0x60))
      : new Uint8Array(0);
    const localExtra = joined(sizes64, extra);
    const local = numbers(
      [4, 0x04034b50],
      [2, version],
      [2, flags],
      [2, method],
      [4, 0x58210000],
      [4, later ? 0 : crc],
      [4, form.zip64 ? ALL : later ? 0 : packed.length],
      [4, form.zip64 ? ALL : later ? 0 : size],
      [2, name.length],
      [2, localExtra.length],
    );
    const width = form.zip64 ? 8 : 4;
    const behind = later
      ? joined(
          form.descriptor === 'signed' ? numbers([4, 0x08074b50]) : new Uint8Array(0),
          numbers([4, crc], [width, packed.length], [width, size]),
        )
      : new Uint8Array(0);
    const centralExtra = joined(
      form.zip64
        ? joined(numbers([2, 1], [2, 24]), numbers([8, size], [8, packed.length], [8, at]))
        : new Uint8Array(0),
      extra,
    );
    const comment = text.encode(form.entryComment);
    central.push(
      numbers(
        [4, 0x02014b50],
        [2, version],
        [2, version],
        [2, flags],
        [2, method],
        [4, 0x58210000],
        [4, crc],
        [4, form.zip64 ? ALL : packed.length],
        [4, form.zip64 ? ALL : size],
        [2, name.length],
        [2, centralExtra.length],
        [2, comment.length],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, form.zip64 ? ALL : at],
      ),
      name,
      centralExtra,
      comment,
    );
    const entry = [local, name, localExtra, packed, behind];
    pieces.push(...entry);
    at += entry.reduce((sum, { length }) => sum + length, 0);
  });
  const directory = joined(...central);
  const end64 = whole.zip64
    ? joined(
        numbers(
          [4, 0x06064b50],
          [8, 44],
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
          [8, members.length],
          [8, members.length],
          [8, directory.length],
          [8, at],
        ),
        numbers([4, 0x07064b50], [4, 0], [8, at + directory.length], [4, 1]),
      )
    : new Uint8Array(0);
  const comment = text.encode(whole.comment);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, whole.zip64 ? 0xffff : members.length],
    [2, whole.zip64 ? 0xffff : members.length],
    [4, whole.zip64 ? ALL : directory.length],
    [4, whole.zip64 ? ALL : at],
    [2, comment.length],
  );
  return joined(...pieces, directory, end64, end, comment);
}
