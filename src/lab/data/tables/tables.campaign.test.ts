import { expect, it } from 'vitest';
import { mutatedBytes } from '../../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../../testing/campaign/campaign.ts';
import {
  anyDelimitedForm,
  type Cell,
  type DelimitedForm,
  delimitedText,
  encodedText,
  Raw,
} from '../../testing/campaign/delimitedFiles.ts';
import type { Draws } from '../../testing/campaign/draws.ts';
import { mutatedText } from '../../testing/campaign/textMutations.ts';
import { DataFileError } from '../compactFile.ts';
import { type Dataset, exampleSize } from '../dataset.ts';
import { bagsOfWords } from '../texts/bagOfWords.ts';
import { readTexts } from '../texts/readTexts.ts';
import { type ReadLines, readTable } from './readTable.ts';

const FILE = 'src/lab/data/tables/tables.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

const PRINTABLE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** What every dataset that is read must be. */
function expectWhole({ dataset, lines }: ReadLines): void {
  const { count, labels, values, classNames, columns, texts, remarks } = dataset;
  expect(lines.length).toBe(count);
  expect(labels.length).toBe(count);
  expect(values.length).toBe(count * exampleSize(dataset));
  expect(values.every((value) => Number.isFinite(value))).toBe(true);
  expect(labels.every((label) => label < classNames.length)).toBe(true);
  if (columns) expect(columns.length).toBe(exampleSize(dataset));
  if (texts) expect(texts.length).toBe(count);
  for (const remark of remarks ?? []) expect(remark).toMatch(PRINTABLE);
}

type Expectation = Pick<Dataset, 'labels' | 'classNames' | 'values'>;

function expectAs({ labels, classNames, values }: Expectation, lines: readonly number[]) {
  return (read: ReadLines) => {
    expectWhole(read);
    expect(read.dataset.classNames).toEqual(classNames);
    expect(read.dataset.labels).toEqual(labels);
    // Told first that they differ, for thousands of them are slow to be compared one by one.
    expect(read.dataset.values.length).toBe(values.length);
    if (!values.every((value, i) => value === read.dataset.values[i]))
      expect(read.dataset.values).toEqual(values);
    expect([...read.lines]).toEqual(lines);
  };
}

const CLASSES = ['ja', 'nein', 'weiß nicht'];
const labelsOf = (classes: readonly string[]): Pick<Dataset, 'labels' | 'classNames'> => {
  const classNames = [...new Set(classes)].sort();
  return { classNames, labels: Uint8Array.from(classes, (name) => classNames.indexOf(name)) };
};

interface Table extends Expectation {
  readonly names: string[];
  readonly rows: Cell[][];
  /** Where numbers stand. */
  readonly numeric: number;
}

const CITIES = ['Köln', 'Paris', 'Oslo, N', 'say "hi"', 'a;b'];

/** Two columns of numbers, one of words, and the class. */
function anyTable(draws: Draws): Table {
  const count = draws.between(4, 9);
  const column = <T>(cell: (i: number) => T) => Array.from({ length: count }, (_, i) => cell(i));
  const ages = column(() => draws.between(18, 90));
  // Two decimals at most: with three, a comma may part groups of digits.
  const scores = column(() => draws.between(-2000, 2000) / 4);
  const cities = column((i) => CITIES[i < 2 ? i : draws.below(3)]!);
  const classes = column((i) => CLASSES[i < 2 ? i : draws.below(3)]!);
  const values = [...new Set(cities)].sort();
  const numbers = column((i) => [
    ages[i]!,
    scores[i]!,
    ...values.map((city) => Number(city === cities[i])),
  ]).flat();
  return {
    names: ['age', 'score', 'city', 'class'],
    rows: column((i) => [String(ages[i]), String(scores[i]), cities[i]!, classes[i]!]),
    numeric: 1,
    values: Float32Array.from(numbers),
    ...labelsOf(classes),
  };
}

const WORDS = ['home', 'Größe', '数据', 'the', 'quick', 'naïve', '42', 'a,b', 'x"y'];

function anyTexts(draws: Draws): Table {
  const count = draws.between(4, 9);
  const texts = Array.from({ length: count }, () =>
    Array.from({ length: draws.between(1, 6) }, () => draws.one(WORDS)).join(' '),
  );
  const classes = Array.from({ length: count }, (_, i) => CLASSES[i < 2 ? i : draws.below(3)]!);
  return {
    names: ['id', 'text', 'class'],
    rows: texts.map((text, i) => [String(10 * i + 3), text, classes[i]!]),
    numeric: -1,
    values: bagsOfWords(texts),
    ...labelsOf(classes),
  };
}

const withComma = (cells: readonly Cell[]): Cell[] =>
  cells.map((cell, at) => (at === 1 && typeof cell === 'string' ? cell.replace('.', ',') : cell));

/** Something wrong in one row, and the lines of the file where it may be said to be. */
function spoiltRow(
  table: Table,
  form: DelimitedForm,
  draws: Draws,
): { text: string; told: string; naming: RegExp } {
  const rows = table.rows.map((cells) => [...cells]);
  const row = draws.below(rows.length);
  const cells = rows[row]!;
  const kinds = ['fewer', 'more', 'text behind a quote', 'no finite number'] as const;
  const kind = draws.one(table.numeric < 0 ? kinds.slice(0, 3) : kinds);
  if (kind === 'fewer') cells.pop();
  else if (kind === 'more') cells.push('more');
  else if (kind === 'no finite number')
    cells[table.numeric] = draws.one(['inf', '-Infinity', '1e39', '-4e38']);
  else cells[0] = new Raw('"1"2');
  const { text, lines } = delimitedText([table.names, ...rows], form, draws);
  const [line, next] = [lines[row + 1]!, lines[row + 2]!];
  const spanned = Array.from({ length: next - line }, (_, i) => line + i);
  return { text, told: `row ${row} with ${kind}`, naming: new RegExp(`line (${spanned.join('|')})\\b`) };
}

for (const [name, any, read] of [
  ['tables', anyTable, readTable],
  ['texts', anyTexts, readTexts],
] as const) {
  it(name, SLOW, () =>
    campaign<ReadLines>({
      name,
      file: FILE,
      cases: 7_000,
      refusals: [DataFileError],
      make(draws): Case<ReadLines> {
        const table = any(draws);
        const form = { ...anyDelimitedForm(draws), comments: false };
        const reading = (bytes: Uint8Array) => () =>
          read('my.csv', bytes, draws.chance(0.5) ? { target: 'class' } : {});
        const encoded = (text: string) => encodedText(text, form.encoding);
        const what = draws.below(10);
        if (what < 3) {
          const commas = table.numeric >= 0 && [';', '\t'].includes(form.delimiter) && draws.chance(0.4);
          const rows = commas ? table.rows.map(withComma) : table.rows;
          const { text, lines } = delimitedText([table.names, ...rows], form, draws);
          return {
            told: `${JSON.stringify(form)} ${JSON.stringify(text)}`,
            read: reading(encoded(text)),
            expected: { kind: 'read', check: expectAs(table, lines.slice(1, -1)) },
          };
        }
        if (what < 6) {
          const { text, told, naming } = spoiltRow(table, form, draws);
          return {
            told: `${JSON.stringify(form)} ${told}: ${JSON.stringify(text)}`,
            read: reading(encoded(text)),
            expected: { kind: 'refused', naming },
          };
        }
        const { text } = delimitedText([table.names, ...table.rows], form, draws);
        const { content, told } =
          what < 8
            ? ((found) => ({
                content: encoded(found.content),
                told: `${found.told}: ${JSON.stringify(found.content.slice(0, 300))}`,
              }))(mutatedText(text, draws))
            : mutatedBytes(encoded(text), draws);
        return { told, read: reading(content), expected: { kind: 'either', check: expectWhole } };
      },
    }),
  );
}
