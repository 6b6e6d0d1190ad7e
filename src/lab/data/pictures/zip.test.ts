import { Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { type ByteSource, bytesSource } from '../byteSource.ts';
import { ZipError } from './errors.ts';
import { listZip, readZip, type Unpacked } from './zip.ts';

const zipOf = (bytes: Uint8Array) => bytesSource('mine.zip', bytes);

/** As a program writes it that does not know sizes before it has packed. */
function streamed(files: Record<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [path, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(path);
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

async function unpackedOf(zip: ByteSource, wanted: string[], most?: number) {
  const found: [string, Unpacked][] = [];
  await readZip(
    zip,
    new Set(wanted),
    async (path, bytes) => {
      found.push([path, bytes]);
    },
    () => undefined,
    most,
  );
  return found;
}

const noise = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, i) => Math.imul(i + seed, 0x9e3779b1) >>> 24);
const FILES = { 'a/1.png': noise(3000, 1), 'a/empty.png': new Uint8Array(), 'b/2.png': noise(5000, 2) };

describe.each([
  ['with sizes', zipSync(FILES)],
  ['stored', zipSync(FILES, { level: 0 })],
  ['streamed', streamed(FILES)],
])('a zip %s', (_, bytes) => {
  it('lists and unpacks the wanted files', async () => {
    expect(await listZip(zipOf(bytes))).toEqual(
      Object.entries(FILES).map(([path, { length }]) => ({ path, size: length })),
    );
    expect(await unpackedOf(zipOf(bytes), ['b/2.png', 'a/empty.png', 'c'])).toEqual([
      ['a/empty.png', FILES['a/empty.png']],
      ['b/2.png', FILES['b/2.png']],
    ]);
  });
});

it('is never asked for what lies outside it, and tells each file when it has been dealt with', async () => {
  const bytes = zipSync(FILES);
  const source = zipOf(bytes);
  const read = vi.fn(source.read);
  const told: number[] = [];
  const order: string[] = [];
  await readZip(
    { ...source, read },
    new Set(['a/1.png']),
    async (path) => void order.push(path),
    (packed) => {
      told.push(packed);
      order.push('told');
    },
  );
  expect(order).toEqual(['a/1.png', 'told', 'told', 'told']);
  expect(told.reduce((sum, packed) => sum + packed)).toBeLessThan(bytes.length);
  for (const [start, end] of read.mock.calls) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(bytes.length);
  }
});

it('says why a zip cannot be read where that is no fault of the zip', async () => {
  const gone = { ...zipOf(zipSync(FILES)), read: () => Promise.reject(new Error('the disk is gone')) };
  await expect(listZip(gone)).rejects.toThrow('the disk is gone');
  await expect(unpackedOf(gone, ['a/1.png'])).rejects.toThrow('the disk is gone');
});

const failure = (given: Promise<unknown>) =>
  given.then(
    () => {
      throw new Error('read');
    },
    (error: ZipError) => error,
  );

describe('a bad zip', () => {
  const whole = zipSync(FILES);

  it('is refused by name wherever it is cut', async () => {
    for (let end = 0; end < whole.length - 22; end += 97) {
      const error = await failure(listZip(zipOf(whole.slice(0, end))));
      expect(error).toBeInstanceOf(ZipError);
      expect(error.message).toMatch(/^mine\.zip: /);
      expect(error.hint).not.toBe('');
    }
  });

  it('is refused when it is something else', async () => {
    expect((await failure(listZip(zipOf(noise(5000, 3))))).message).toContain('is no complete zip archive');
  });

  it('is refused when it is empty', async () => {
    expect((await failure(listZip(zipOf(zipSync({}))))).message).toBe('mine.zip: is an empty zip.');
  });

  it('that unpacks to too much is refused before it does', async () => {
    const bomb = zipSync({ 'a/1.png': new Uint8Array(50e6), 'b/1.png': new Uint8Array(50e6) }, { level: 9 });
    expect(bomb.length).toBeLessThan(150_000);
    const error = await failure(unpackedOf(zipOf(bomb), ['a/1.png', 'b/1.png'], 60e6));
    expect(error).toBeInstanceOf(ZipError);
    expect(error.message).toContain('unpacks to more than 57 MB (at b/1.png)');
  });

  it('does not unpack what nobody wants', async () => {
    const bomb = zipSync({ 'a/1.png': new Uint8Array(50e6), 'b/1.png': noise(10, 1) });
    expect(await unpackedOf(zipOf(bomb), ['b/1.png'], 100)).toEqual([['b/1.png', noise(10, 1)]]);
  });

  it('keeps one file too large for a picture from being held, and goes on', async () => {
    const bytes = zipSync({ 'a/1.png': new Uint8Array(65 * 2 ** 20), 'b/1.png': noise(10, 1) });
    expect(await unpackedOf(zipOf(bytes), ['a/1.png', 'b/1.png'])).toEqual([
      ['a/1.png', 'too-large'],
      ['b/1.png', noise(10, 1)],
    ]);
  });

  it('with one damaged file gives the others', async () => {
    const text = new TextEncoder().encode('the quick brown fox '.repeat(50));
    const bytes = zipSync({ 'a/1.png': text, 'b/1.png': FILES['b/2.png'] });
    // The first byte of the packed data: a block of a kind that does not exist.
    bytes[30 + 'a/1.png'.length] = 0x07;
    expect(await unpackedOf(zipOf(bytes), ['a/1.png', 'b/1.png'])).toEqual([
      ['a/1.png', 'broken'],
      ['b/1.png', FILES['b/2.png']],
    ]);
  });

  it('with a file packed by another method gives the others', async () => {
    const bytes = zipSync({ 'a/1.png': FILES['a/1.png'], 'b/1.png': FILES['b/2.png'] });
    new DataView(bytes.buffer).setUint16(8, 14, true);
    expect((await unpackedOf(zipOf(bytes), ['a/1.png', 'b/1.png'])).map(([, one]) => typeof one)).toEqual([
      'string',
      'object',
    ]);
  });
});
