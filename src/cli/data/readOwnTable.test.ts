import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../lab/data/checksum.ts';
import { encodeCompactFile } from '../../lab/data/compactFile.ts';
import { readTable } from '../../lab/data/tables/readTable.ts';
import { readTexts } from '../../lab/data/texts/readTexts.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import { BadInput } from '../badInput.ts';
import { loadData } from './loadData.ts';

const root = mkdtempSync(join(tmpdir(), 'clmia-own-'));
afterAll(() => rmSync(root, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

const ROWS = Array.from({ length: 200 }, (_, i) => i);
const TABLE = [
  'age,city,buys',
  ...ROWS.map((i) => `${i}.5,${i % 3 ? 'Rome' : 'Oslo'},${i % 2 ? 'yes' : 'no'}`),
].join('\n');
const TEXTS = [
  'text\ttopic',
  ...ROWS.map((i) => `${i % 2 ? 'ship' : 'hill'} ${i}\t${i % 2 ? 'sea' : 'land'}`),
].join('\n');
const table = file('table.csv', TABLE);
const texts = file('texts.tsv', TEXTS);
const bytes = (text: string) => new TextEncoder().encode(text);

const on = (name: string, changes: Record<string, unknown> = {}): Experiment =>
  tinyExperiment({
    'dataset.name': name,
    'target.architecture': 'mlp',
    attacks: DEFAULT_EXPERIMENT.attacks,
    ...changes,
  });
const lines: string[] = [];
const load = (experiment: Experiment, path?: string, target?: string) =>
  loadData(experiment, path, (line) => lines.push(line), target);

describe('--data with a table of one`s own', () => {
  it.each([
    ['own-table', table, undefined, readTable(table, bytes(TABLE)).dataset],
    ['own-table', table, 'city', readTable(table, bytes(TABLE), { target: 'city' }).dataset],
    ['own-texts', texts, undefined, readTexts(texts, bytes(TEXTS)).dataset],
  ] as const)(
    'gives the training workers %s of %s with target %s, and the experiment its checksum',
    async (name, path, target, dataset) => {
      const compact = encodeCompactFile(dataset);
      const { experiment, data } = await load(on(name), path, target);
      expect(new Uint8Array(data.kept!)).toEqual(new Uint8Array(compact));
      expect(experiment.dataset.content).toBe(checksumOf(compact));
    },
  );

  it('tells which columns are left out', async () => {
    lines.length = 0;
    const rows = ROWS.map((i) => `${i},name ${i},,${i % 2}`);
    await load(on('own-table'), file('ids.csv', ['n,who,nothing,class', ...rows].join('\n')));
    expect(lines).toEqual([
      'column who is left out: it has more than 50 different values, and "name 0" in line 2 is no number',
      'column nothing is left out: every cell is empty',
      'numbers of rows rather than of examples, as it seems: n',
    ]);
  });

  it.each([
    [
      'a ragged row',
      () => load(on('own-table'), file('ragged.csv', 'a,b\n1,x\n2\n')),
      'ragged.csv: line 3 has 1 value; allowed: 2, as in line 1.',
    ],
    [
      'another target',
      () => load(on('own-table'), table, 'buy'),
      'has no column buy. Choose one of age, city, buys.',
    ],
    [
      'too few rows for any run',
      () => load(on('own-table'), file('few.csv', 'a,b\n1,x\n2,y\n3,x\n')),
      'few.csv: Four sets need 160 different examples, and the dataset has 3. Bring at least 160 different examples',
    ],
    [
      'too few rows for this one',
      () => load(on('own-table', { 'dataset.membersPerModel': 60 }), table),
      'Four sets need 240 different examples, and the dataset has 200. Choose at most 50 members per model.',
    ],
    [
      'no texts',
      () => load(on('own-texts'), table),
      'has no column text. The first line has to name the columns, that of the texts text; it holds age, city, buys.',
    ],
    [
      'no file',
      () => load(on('own-table'), join(root, 'none.csv')),
      'none.csv (there is no such file or folder) is refused',
    ],
    ['a folder', () => load(on('own-table'), root), '(a folder, not a file) is refused'],
    ['nothing', () => load(on('own-texts')), '--data: nothing is refused; allowed: the file of own-texts'],
    ['a target of pictures', () => load(on('fashion-mnist'), undefined, 'b'), '--target: b is refused'],
    [
      'a network for pictures',
      () => load(on('own-table', { 'target.architecture': 'cnn' }), table),
      'target.architecture: cnn is refused; allowed: mlp',
    ],
    [
      'another checksum',
      () => load(on('own-table', { 'dataset.content': '0123456789abcdef' }), table),
      'dataset.content: 0123456789abcdef is refused',
    ],
  ])('refuses %s in one line', async (_, loading, message) => {
    const refusal = await loading().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(BadInput);
    expect((refusal as BadInput).message).toContain(message);
    expect((refusal as BadInput).message).not.toContain('\n');
  });

  it('refuses a file that is too large without reading it', async () => {
    const huge = file('huge.csv', '');
    truncateSync(huge, 10 * 2 ** 30);
    await expect(load(on('own-table'), huge)).rejects.toThrow(
      'huge.csv: has 10240 MB; at most 200 MB can be read.',
    );
  });
});
