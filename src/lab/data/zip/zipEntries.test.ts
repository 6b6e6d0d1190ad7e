import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PLAIN, zipFile } from '../../testing/campaign/zipFiles.ts';
import { bytesSource } from '../byteSource.ts';
import { zipEntries } from './zipEntries.ts';

const text = new TextEncoder();
const refuse = (where: string, problem: string) => new Error(`${where}: ${problem}`);
const open = (bytes: Uint8Array) => zipEntries(bytesSource('a.zip', bytes), refuse);

const FILES = { 'a.txt': text.encode('aaaa '.repeat(100)), 'b.txt': text.encode('bbbb '.repeat(200)) };
const LOCAL = 'PK\x03\x04';
const ENTRY = 'PK\x01\x02';
const END = 'PK\x05\x06';

function places(bytes: Uint8Array, signature: string): number[] {
  const found: number[] = [];
  const all = Buffer.from(bytes);
  for (let at = all.indexOf(signature, 0, 'latin1'); at >= 0; at = all.indexOf(signature, at + 1, 'latin1'))
    found.push(at);
  return found;
}

/** The archive with 16-bit numbers put elsewhere in it. */
function changed(bytes: Uint8Array, ...changes: readonly [at: number, value: number][]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, value] of changes) new DataView(copy.buffer).setUint16(at, value, true);
  return copy;
}

async function unpacked(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {};
  for await (const entry of open(bytes)) {
    const { name, size, chunks } = await entry.open();
    expect(name).toBe(`a.zip/${entry.path}`);
    expect(size).toBe(entry.size);
    const parts: number[] = [];
    for await (const chunk of chunks) parts.push(...chunk);
    found[entry.path] = Uint8Array.from(parts);
  }
  return found;
}

describe('zipEntries', () => {
  const bytes = zipSync(FILES);
  const [, second] = places(bytes, ENTRY);

  it('tells what lies in an archive and unpacks it', async () => {
    expect(await unpacked(bytes)).toEqual(FILES);
    expect(await unpacked(zipSync(FILES, { level: 0 }))).toEqual(FILES);
  });

  it('leaves folders out and keeps every path as it is', async () => {
    const paths = ['../up.txt', '/root.txt', 'C:\\x.txt', 'a/../b.txt', 'ä/ü.txt'];
    const files = Object.fromEntries(paths.map((path) => [path, text.encode(path)]));
    expect(Object.keys(await unpacked(zipSync({ ...files, 'folder/': new Uint8Array() })))).toEqual(paths);
  });

  it('gives a path as often as it is there', async () => {
    const twice = bytes.slice();
    for (const at of places(bytes, 'b.txt')) twice.set(text.encode('a.txt'), at);
    const paths: string[] = [];
    for await (const { path } of open(twice)) paths.push(path);
    expect(paths).toEqual(['a.txt', 'a.txt']);
  });

  it('refuses two entries that share their bytes, however small the archive', async () => {
    await expect(unpacked(changed(bytes, [second! + 42, 0]))).rejects.toThrow(
      'a.zip/b.txt: shares bytes of the archive with another entry.',
    );
  });

  it('refuses an entry that is packed in two ways', async () => {
    const [first] = places(bytes, LOCAL);
    await expect(unpacked(changed(bytes, [first! + 8, 0]))).rejects.toThrow(
      'a.zip/a.txt: is packed by method 0, and by 8 in the table of contents.',
    );
  });

  it('refuses an entry that reaches into the table of contents', async () => {
    await expect(unpacked(changed(bytes, [second! + 20, 60_000]))).rejects.toThrow(
      /a.zip\/b.txt: announces 60000 packed bytes from byte \d+ of the archive on, more than stand there/,
    );
  });

  it('refuses an entry that announces more than its packed bytes can hold, before anyone makes room for it', async () => {
    // The size's upper 16 bits: 2^31 and what was there.
    await expect(unpacked(changed(bytes, [second! + 26, 0x8000]))).rejects.toThrow(
      /a.zip\/b.txt: announces 2147484648 bytes, more than its \d+ packed bytes can hold/,
    );
  });

  it('refuses a damaged header that tells no method', async () => {
    const large = zipFile([{ path: 'a.txt', bytes: text.encode('aaaa') }], { ...PLAIN, zip64: true });
    // The field of 24 bytes that holds what an archive of more than 4 GB needs is told to have 8.
    const short = changed(large, [places(large, '\x01\x00\x18\x00')[0]! + 2, 8]);
    await expect(unpacked(short)).rejects.toThrow(
      'a.zip/a.txt: is packed by no known method; allowed: stored (0), deflated (8).',
    );
  });

  it('refuses one part of several files, and a table with more than its entries', async () => {
    const [end] = places(bytes, END);
    await expect(unpacked(changed(bytes, [end! + 4, 3], [end! + 6, 3]))).rejects.toThrow(/^a\.zip: /);
    await expect(unpacked(changed(bytes, [end! + 8, 1], [end! + 10, 1]))).rejects.toThrow(
      'a.zip: has a damaged table of contents: it holds more than its entries.',
    );
  });

  it('refuses more entries than are allowed', async () => {
    const paths: string[] = [];
    const list = async (most: number) => {
      for await (const { path } of zipEntries(bytesSource('a.zip', bytes), refuse, most)) paths.push(path);
    };
    await expect(list(1)).rejects.toThrow('a.zip: holds more than 1 files.');
    await list(2);
    expect(paths).toEqual(['a.txt', 'a.txt', 'b.txt']);
  });
});
