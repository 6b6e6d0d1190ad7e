import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../data/byteSource.ts';
import numpyFiles from '../data/numpy/fixtures/numpyFiles.json' with { type: 'json' };
import { AuditInputError } from './auditInputError.ts';
import { readArrays } from './readArrays.ts';

const text = (name: string, content: string) => bytesSource(name, new TextEncoder().encode(content));
const npy = (name: string) =>
  new Uint8Array(Buffer.from(numpyFiles.arrays.find((file) => file.name === name)!.base64, 'base64'));
const plain = async (...sources: Parameters<typeof readArrays>[0]) => {
  const { arrays, ignored } = await readArrays(sources);
  return {
    ignored,
    arrays: Object.fromEntries([...arrays].map(([name, { shape, values }]) => [name, [shape, [...values]]])),
  };
};

const EXPECTED = {
  posteriors: [
    [2, 3],
    [0.5, 0.25, 0.25, 0, 1, 0],
  ],
  labels: [[2], [0, 2]],
  members: [[2], [1, 0]],
};

describe('readArrays', () => {
  it('reads nested lists of JSON, and names what it does not use', async () => {
    const json =
      '{"posteriors": [[0.5, 0.25, 0.25], [0, 1, 0]], "labels": [0, 2], "members": [true, false], "epochs": 3}';
    expect(await plain(text('a.json', json))).toEqual({ arrays: EXPECTED, ignored: ['epochs'] });
  });

  it('leaves null alone in JSON arrays that no role asks for', async () => {
    const arrays =
      '{"posteriors": [[0.5, 0.5]], "labels": [0], "members": [1], "epochs": [null], "seed": null}';
    expect((await plain(text('a.json', arrays))).ignored).toEqual(['epochs', 'seed']);
    const rows =
      '[{"p0": 0.5, "p1": 0.5, "label": 0, "member": 1, "note": null}, {"p0": 0.1, "p1": 0.9, "label": 1, "member": 0, "note": null}]';
    expect((await plain(text('b.json', rows))).ignored).toEqual(['note']);
  });

  it("reads a bare NaN of Python's as one, for the checks to say where it stands", async () => {
    const { arrays } = await plain(text('a.json', '{"posteriors": [[NaN, 1]], "labels": [0]}'));
    expect(arrays.posteriors).toEqual([
      [1, 2],
      [Number.NaN, 1],
    ]);
  });

  it.each([
    ['p0,p1,p2,label,member', ','],
    ['posterior_0;posterior_1;posterior_2;label;member', ';'],
    ['"P0"\t"P1"\t"P2"\t"Label"\t"Member"', '\t'],
  ])('reads a table with the columns %s', async (header, comma) => {
    const lines = [
      header,
      ['0.5', '0.25', '0.25', '0', '1'].join(comma),
      '',
      ['0', '1', '0', '2', 'false'].join(comma),
    ];
    for (const end of ['\n', '\r\n']) {
      expect(await plain(text('a.csv', `\uFEFF${lines.join(end)}${end}`))).toEqual({
        arrays: EXPECTED,
        ignored: [],
      });
    }
  });

  it('reads columns in any order, with others between them, and logits', async () => {
    const { arrays } = await plain(
      text('a.csv', 'member,logit_1,name,logit_0,label\n1,2.5,cat,-1,0\n0,3,dog,4,1'),
    );
    expect(arrays).toEqual({
      logits: [
        [2, 2],
        [-1, 2.5, 4, 3],
      ],
      labels: [[2], [0, 1]],
      members: [[2], [1, 0]],
    });
  });

  it('reads a table with columns called alike that it does not need, and truths for numbers', async () => {
    const { arrays } = await plain(
      text('a.csv', 'x,p0,p1,label,member,x\n1,true,false,0,1,2\n3,FALSE,1,1,0,4'),
    );
    expect(arrays.posteriors).toEqual([
      [2, 2],
      [1, 0, 0, 1],
    ]);
  });

  it('refuses a table of millions of columns by their number', async () => {
    await expect(readArrays([text('a.csv', ','.repeat(2_000_000))])).rejects.toThrow(
      'a.csv, line 1: 2000001 values is refused; allowed: up to 110000 columns.',
    );
  });

  it('reads a table larger than a piece of the file', async () => {
    const row = (i: number) => `${i % 2},${1 - (i % 2)},${i % 2},${i % 3 ? 1 : 0}`;
    const count = 200_000;
    const { arrays } = await readArrays([
      text('a.csv', ['p0,p1,label,member', ...Array.from({ length: count }, (_, i) => row(i))].join('\n')),
    ]);
    expect(arrays.get('posteriors')!.shape).toEqual([count, 2]);
    expect(arrays.get('members')!.values.every((member, i) => member === (i % 3 ? 1 : 0))).toBe(true);
    expect(arrays.get('labels')!.values.every((label, i) => label === i % 2)).toBe(true);
  });

  it('reads a set of .npy files by their names, and folders of an archive by their last part', async () => {
    const files = [
      bytesSource('out/posteriors.npy', npy('version 1')),
      bytesSource('out/labels.npy', npy('one axis')),
    ];
    const archive = zipSync({ 'run1/members.npy': npy('<f2 C'), 'run1/weights.npy': npy('one axis') });
    const { arrays, ignored } = await readArrays([...files, bytesSource('more.npz', archive)]);
    expect([...arrays.keys()]).toEqual(['posteriors', 'labels', 'members']);
    expect([...arrays.values()].map(({ half }) => half)).toEqual([false, false, true]);
    expect(ignored).toEqual(['run1/weights']);
  });

  it.each([
    ['a.pkl', '', 'a.pkl: .pkl is refused; allowed: .npz, .npy, .json, .csv'],
    ['a.json', '{"labels": [0', 'a.json: '],
    ['a.json', '[1, 2]', 'a.json: [1,2] is refused; allowed: an object'],
    [
      'a.json',
      '{"posteriors": [[0.5, 0.5], [1]]}',
      'posteriors[1]: 1 values is refused; allowed: 2 values, as in the first row',
    ],
    ['a.json', '{"posteriors": [[0.5, 0.5], 1]}', 'posteriors[1]: 1 is refused; allowed: a list of 2'],
    ['a.json', '{"posteriors": [[0.5, "x"]]}', 'posteriors[0][1]: "x" is refused; allowed: a number'],
    ['a.json', '{"posteriors": [[0.5, [1]]]}', 'posteriors[0][1]: [1] is refused; allowed: a number'],
    ['a.json', '{"logits": [[1, 2], [null, 1]]}', 'logits[1][0]: null is refused; allowed: a number'],
    ['a.json', '{"labels": [0, null]}', 'labels[1]: null is refused; allowed: a number'],
    ['a.json', '{"members": null}', 'members: null is refused; allowed: a number'],
    ['a.json', '[{"labels": 0}, {"labels": null}]', 'labels[1]: null is refused; allowed: a number'],
    ['a.csv', '', 'a.csv: an empty file is refused'],
    [
      'a.csv',
      'p0,p1,label\n1,0,0',
      'a.csv, line 1: no column for members is refused; allowed: member, a column',
    ],
    ['a.csv', 'p0,p2,label,member\n1,0,0,1', 'a.csv, line 1: no column p1 is refused'],
    ['a.csv', 'p0,label,member\n1,0,1', 'a.csv, line 1: no column p1 is refused'],
    ['a.csv', 'p0,p1,p1,label,member\n1,0,0,0,1', 'a.csv, line 1: p1 twice is refused'],
    [
      'a.csv',
      'p0,p1,label,member\n1,0,0,1\n1,0,0',
      'a.csv, line 3: 3 values is refused; allowed: 4, as in line 1',
    ],
    [
      'a.csv',
      'p0,p1,label,member\n1,0,0,1\n1,x,0,0',
      'a.csv, line 3, column p1: x is refused; allowed: a number',
    ],
    [
      'a.csv',
      'p0,p1,label,member\n1,,0,1',
      'a.csv, line 2, column p1: nothing is refused; allowed: a number',
    ],
    ['a.csv', 'p0,p1,label,member\n1,nan,0,1', 'a.csv, line 2, column p1: nan is refused'],
  ])('refuses %s with %j', async (name, content, message) => {
    await expect(readArrays([text(name, content)])).rejects.toBeInstanceOf(AuditInputError);
    await expect(readArrays([text(name, content)])).rejects.toThrow(message);
  });

  it('refuses an array that is there twice', async () => {
    const twice = [bytesSource('labels.npy', npy('one axis')), text('a.json', '{"labels": [1]}')];
    await expect(readArrays(twice)).rejects.toThrow(
      'a.json: a second array labels is refused; allowed: each array once',
    );
  });
});
