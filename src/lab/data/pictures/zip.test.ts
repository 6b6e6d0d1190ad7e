import { Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ZipError } from './errors.ts';
import { listZip, readZip, type Unpacked, type ZipFile } from './zip.ts';

function zipOf(bytes: Uint8Array, chunk = 1000): ZipFile {
  return {
    name: 'mine.zip',
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

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

async function unpackedOf(zip: ZipFile, wanted: string[], most?: number) {
  const found: [string, Unpacked][] = [];
  await readZip(
    zip,
    new Set(wanted),
    async (path, bytes) => {
      found.push([path, bytes]);
    },
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
  it.each([7, 1000, 1e6])('lists and unpacks the wanted files, in chunks of %i bytes', async (chunk) => {
    const listed = await listZip(zipOf(bytes, chunk));
    expect(listed.map(({ path }) => path)).toEqual(Object.keys(FILES));
    expect(await unpackedOf(zipOf(bytes, chunk), ['b/2.png', 'a/empty.png', 'c'])).toEqual([
      ['a/empty.png', FILES['a/empty.png']],
      ['b/2.png', FILES['b/2.png']],
    ]);
  });
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
    expect((await failure(listZip(zipOf(noise(5000, 3))))).message).toContain('is no zip');
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
