import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { kindOfBytes } from './fileKind.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zip = (name: string) => zipSync({ [name]: new Uint8Array(9) });

describe('what a file is', () => {
  it.each([
    ['\x93NUMPY\x01\0', '.npy'],
    ['\x89HDF\r\n\x1a\n', 'HDF5'],
    ['MATLAB 5.0 MAT-file, Platform', '.mat'],
    ['PAR1\x15', '.parquet'],
    ['\x1f\x8b\x08', 'gzip'],
    ['\x80\x04\x95', 'pickle'],
    ['(dp0\nS', 'pickle'],
    ['cnumpy.core.multiarray\n_reconstruct\n', 'pickle'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '.xls'],
    ['\n<!DOCTYPE HTML>\n<html>', 'HTML'],
    ['<html lang="en">', 'HTML'],
    ['<?xml version="1.0"?>', 'XML'],
    ['{"posteriors": [[', 'JSON'],
    ['[[0.5, 0.5]]', 'JSON'],
    ['{"p0": 1}\n{"p0": 0}\n', 'JSON lines'],
    ['\xef\xbb\xbf{ "labels"', 'JSON'],
    ['\x40\0\0\0\0\0\0\0{"a":', 'safetensors'],
    ['version https://git-lfs.github.com/spec/v1\n', 'Git LFS'],
    [`${'a'.padEnd(257, '\0')}ustar`, 'tar'],
    ['PK\x05\x06', 'zip'],
  ])('%j', (bytes, what) => {
    expect(kindOfBytes(latin(bytes))?.what).toContain(what);
  });

  it.each([
    ['posteriors.npy', '.npz'],
    ['archive/data.pkl', 'PyTorch'],
    ['[Content_Types].xml', '.xlsx'],
    ['metadata.json', 'Keras'],
    ['a.txt', 'zip'],
  ])('a zip archive with %s', (name, what) => {
    expect(kindOfBytes(zip(name))?.what).toContain(what);
  });

  it.each(['p0,p1,label\n', '0.5;0,5', '[label],p0,p1\n', '# a\n', '{p0},p1', '', 'RD,PA,label\n'])(
    '%j may be a table',
    (text) => {
      expect(kindOfBytes(latin(text))).toBeNull();
    },
  );
});
