import { gzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '../../lab/data/compactFile.ts';
import { type DeployedSet, deployedFile, deployedSets, readIndex } from './deployed.ts';
import type { FetchData } from './fetchedBytes.ts';

const FILE = Uint8Array.from({ length: 300 }, (_, i) => i % 7);
const CHECKSUM = bytesToHex(sha256(FILE));
const SET: DeployedSet = {
  name: 'cifar-10',
  file: 'cifar-10.bin',
  content: CHECKSUM.slice(0, 16),
  count: 400,
  height: 32,
  width: 32,
  channels: 3,
  classNames: ['a', 'b'],
  bytes: 100,
  sha256: CHECKSUM,
};

/** A server with these files; anything else is not there. */
const server =
  (files: Record<string, BodyInit>): FetchData =>
  async (file) =>
    file in files ? new Response(files[file]!) : new Response('', { status: 404 });

const index = JSON.stringify({ sets: [SET] });

describe('readIndex', () => {
  it('believes a whole entry', () => {
    expect(readIndex(index)).toEqual([SET]);
  });

  it.each([
    ['another folder', { file: '../../secret.bin' }],
    ['another site', { file: 'https://example.org/a.bin' }],
    ['an unknown name', { name: 'imagenet' }],
    ['a checksum of another file', { content: '0123456789abcdef' }],
    ['no count', { count: 0 }],
    ['no classes', { classNames: 'a,b' }],
  ])('leaves out an entry with %s', (_, wrong) => {
    expect(readIndex(JSON.stringify({ sets: [SET, { ...SET, ...wrong }] }))).toEqual([SET]);
  });

  it.each(['', '<!doctype html>', 'null', '[]', '{"sets":7}', '{"sets":[null,3]}'])(
    'finds nothing in %j',
    (text) => {
      expect(readIndex(text)).toEqual([]);
    },
  );
});

describe('deployedSets', () => {
  it('is empty where there is no index or no network', async () => {
    expect(await deployedSets(server({}))).toEqual([]);
    expect(await deployedSets(() => Promise.reject(new TypeError('offline')))).toEqual([]);
  });
});

describe('deployedFile', () => {
  const id = { name: 'cifar-10', content: SET.content } as const;

  it('fetches the file, packed or not', async () => {
    const packed = new Uint8Array(gzipSync(FILE));
    for (const file of [FILE, packed]) {
      const fetchData = server({ 'index.json': index, 'cifar-10.bin': file });
      expect(await deployedFile(id, fetchData)).toEqual(FILE);
      expect(await deployedFile({ ...id, content: '' }, fetchData)).toEqual(FILE);
    }
  });

  it('has nothing under another checksum or name', async () => {
    const fetchData = server({ 'index.json': index });
    expect(await deployedFile({ ...id, content: '0123456789abcdef' }, fetchData)).toBeUndefined();
    expect(await deployedFile({ name: 'stl-10', content: '' }, fetchData)).toBeUndefined();
  });

  it('refuses a damaged or missing file by name', async () => {
    const damaged = server({ 'index.json': index, 'cifar-10.bin': FILE.map((byte) => byte + 1) });
    await expect(deployedFile(id, damaged)).rejects.toThrow(/cifar-10\.bin: is damaged/);
    await expect(deployedFile(id, server({ 'index.json': index }))).rejects.toThrow(DataFileError);
  });
});
