import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../byteSource.ts';
import fixtures from './fixtures/numpyFiles.json' with { type: 'json' };
import { openNpz } from './npz.ts';
import { NumpyError } from './numpyError.ts';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const open = (bytes: Uint8Array, most?: number) => openNpz(bytesSource('out.npz', bytes), most);

const NAMES = ['posteriors', 'labels', 'sub/members'];

async function everything(bytes: Uint8Array, most?: number) {
  const file = await open(bytes, most);
  const arrays = [];
  for (const name of file.names) arrays.push(await file.read(name));
  return arrays;
}

const npy = bytesOf(fixtures.arrays.find(({ name }) => name === 'version 1')!.base64);
const text = new TextEncoder();

/** Where a signature stands first. */
function find(bytes: Uint8Array, signature: string): number {
  return Buffer.from(bytes).indexOf(`PK${signature}`, 0, 'latin1');
}
const ENTRY = '\x01\x02';
const END = '\x05\x06';

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

describe.each(['stored', 'compressed'] as const)('an archive that is %s', (kind) => {
  const bytes = bytesOf(fixtures[kind]);

  it('is read as numpy wrote it, with paths as names', async () => {
    expect((await open(bytes)).names).toEqual(NAMES);
    const [posteriors, labels, members] = await everything(bytes);
    expect(posteriors!.shape).toEqual([300, 2]);
    expect([...posteriors!.values].every((p, i) => p === (i % 2 ? 0.75 : 0.25))).toBe(true);
    expect([...labels!.values]).toEqual(Array.from({ length: 300 }, (_, i) => i % 2));
    expect([...members!.values]).toEqual(Array.from({ length: 300 }, (_, i) => 1 - (i % 2)));
  });

  it('is refused wherever it is cut', async () => {
    for (let length = 0; length < bytes.length; length += 7) {
      await expect(everything(bytes.slice(0, length))).rejects.toThrow(NumpyError);
    }
  });

  it('never gives other numbers when a byte of the numbers is damaged', async () => {
    const right = await everything(bytes);
    for (let at = 0; at < bytes.length; at += 11) {
      const damaged = bytes.with(at, bytes[at]! ^ 0x55);
      const read = await everything(damaged).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(NumpyError);
      else
        expect(
          (read as typeof right).every(({ values }) => right.some((one) => `${one.values}` === `${values}`)),
        ).toBe(true);
    }
  });
});

/** The same archive of one entry with its sizes and places in 64 bits, as archives above 4 GB have them. */
function wide(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [at, end] = [find(bytes, ENTRY), find(bytes, END)];
  const table = Buffer.alloc(end - at + 28);
  table.set(bytes.subarray(at, end));
  table.fill(0xff, 20, 28).fill(0xff, 42, 46);
  table.writeUInt16LE(28, 30);
  table.writeUInt32LE(24 * 65536 + 1, end - at);
  for (const [i, from] of [24, 20, 42].entries()) {
    table.writeBigUInt64LE(BigInt(view.getUint32(at + from, true)), end - at + 4 + 8 * i);
  }
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 0, 'latin1');
  record.writeBigUInt64LE(BigInt(table.length), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(at + table.length), 8);
  const tail = Buffer.from(bytes.subarray(end));
  tail.fill(0xff, 12, 20);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), table, record, locator, tail]));
}

it('reads an archive with 64-bit sizes', async () => {
  const [array] = await everything(wide(zipSync({ 'a.npy': npy })));
  expect([...array!.values]).toEqual([0, 1, 2, 3, 4, 5]);
});

describe('a zip bomb', () => {
  const zeros = new Uint8Array(npy.length + 4_000_000);
  const bomb = zipSync({ 'posteriors.npy': zeros });

  it('has room for an array that is read again', async () => {
    const file = await open(zipSync({ 'a.npy': npy, 'b.npy': npy }), 48);
    for (const name of ['a', 'a', 'b', 'a', 'b']) expect((await file.read(name)).shape).toEqual([2, 3]);
  });

  it('is refused by the size it announces', async () => {
    const honest = zipSync({ 'a.npy': npy, 'b.npy': npy });
    await expect(everything(honest, 47)).rejects.toThrow(
      'out.npz/b.npy: announces 24 bytes of numbers, shape (2,3); allowed: up to 23',
    );
  });

  it('is refused when it inflates to more than it announces', async () => {
    const packed = zipSync({ 'a.npy': new Uint8Array([...npy, ...zeros]) });
    const lying = changed(packed, find(packed, ENTRY) + 24, npy.length);
    await expect(everything(lying)).rejects.toThrow(
      'out.npz/a.npy: inflates to more than the 152 bytes it announces',
    );
  });

  it('is refused when it inflates to less', async () => {
    const packed = zipSync({ 'a.npy': npy.subarray(0, 140) });
    const lying = changed(packed, find(packed, ENTRY) + 24, npy.length);
    await expect(everything(lying)).rejects.toThrow(
      'out.npz/a.npy: ends at byte 140 where the archive announces 152',
    );
  });

  it('is not inflated before its first bytes are believed', async () => {
    await expect(everything(bomb)).rejects.toThrow('wrong first bytes');
  });
});

describe('openNpz', () => {
  it.each([
    ['no archive', text.encode('posteriors'), 'is no complete zip archive'],
    ['an empty file', new Uint8Array(0), 'is no complete zip archive'],
    [
      'a table beyond the end',
      changed(zipSync({ 'a.npy': npy }), find(zipSync({ 'a.npy': npy }), END) + 16, 9e8),
      'its table of contents would stand',
    ],
    [
      'a table of gigabytes',
      changed(zipSync({ 'a.npy': npy }), find(zipSync({ 'a.npy': npy }), END) + 12, 9e8),
      'a table of contents of 900000000 bytes',
    ],
    [
      'a damaged table',
      changed(zipSync({ 'a.npy': npy }), find(zipSync({ 'a.npy': npy }), ENTRY), 1),
      'a damaged table of contents at byte',
    ],
    [
      'a password',
      zipSync({ 'a.npy': npy }).with(find(zipSync({ 'a.npy': npy }), ENTRY) + 8, 1),
      'out.npz/a.npy: is encrypted',
    ],
    [
      'another method',
      zipSync({ 'a.npy': npy }).with(find(zipSync({ 'a.npy': npy }), ENTRY) + 10, 12),
      'is packed by method 12',
    ],
    [
      'another checksum',
      changed(zipSync({ 'a.npy': npy }), find(zipSync({ 'a.npy': npy }), ENTRY) + 16, 1),
      'is damaged (its checksum differs)',
    ],
    [
      'an entry elsewhere',
      changed(zipSync({ 'a.npy': npy }), find(zipSync({ 'a.npy': npy }), ENTRY) + 42, 5),
      'has no entry at byte 5 of the archive',
    ],
  ] as const)('refuses %s', async (_, bytes, message) => {
    await expect(everything(bytes)).rejects.toThrow(message);
    await expect(everything(bytes)).rejects.toBeInstanceOf(NumpyError);
  });

  it('leaves out what is no array, and what a Mac adds', async () => {
    const { names } = await open(
      zipSync({ 'a/x.npy': npy, 'notes.txt': npy, '__MACOSX/a/._x.npy': npy, 'a/._x.npy': npy }),
    );
    expect(names).toEqual(['a/x']);
  });

  it('says which arrays there are when one is asked for that is not', async () => {
    const file = await open(zipSync({ 'a.npy': npy }));
    await expect(file.read('b')).rejects.toThrow('out.npz: has no array named b');
  });
});
