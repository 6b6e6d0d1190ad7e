import { expect, it } from 'vitest';
import { printable } from '../../printable.ts';
import { mutatedBytes } from '../../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../../testing/campaign/campaign.ts';
import {
  anyDelimitedForm,
  type Cell,
  delimitedText,
  encodedText,
  Raw,
} from '../../testing/campaign/delimitedFiles.ts';
import type { Draws } from '../../testing/campaign/draws.ts';
import { mutatedText } from '../../testing/campaign/textMutations.ts';
import { bytesSource } from '../byteSource.ts';
import { eachRecord, eachRecordOfBytes, headOfBytes, readDelimitedHead } from './delimited.ts';
import type { DelimitedHead } from './head.ts';
import { type Delimiter, RecordScanner } from './records.ts';
import type { Refuse } from './refusal.ts';

const FILE = 'src/lab/data/delimited/delimited.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

class Refused extends Error {}
const refuse: Refuse = ({ line, found, allowed }) =>
  new Refused(`line ${line}: ${printable(found)}; allowed: ${allowed}`);
const options = { refuse };

interface Read {
  readonly head: DelimitedHead;
  readonly records: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

async function readWhole(bytes: Uint8Array): Promise<Read> {
  const source = bytesSource('t.csv', bytes);
  const head = await readDelimitedHead(source, options);
  const records: { cells: string[]; line: number }[] = [];
  await eachRecord(source, head, (cells, line) => records.push({ cells: [...cells], line }), options);
  const again: typeof records = [];
  eachRecordOfBytes(
    bytes,
    headOfBytes(bytes, bytes.length, options),
    (cells, line) => again.push({ cells, line }),
    options,
  );
  expect(again).toEqual(records);
  return { head, records };
}

function anyCell(delimiter: string, draws: Draws): string {
  return draws.one([
    () => String(draws.below(1000)),
    () => (draws.float() * 100 - 50).toFixed(3),
    () => draws.one(['cat', 'dog', 'Größe', '数据', "it's", 'a b', '50%', 'x"y', '1e-3', '-']),
    () => `${draws.one(['a', 'x y'])}${delimiter}${draws.one(['b', ''])}`,
    () => draws.one(['two\nlines', '"quoted"', '""', 'ends"', '', '\n', `"${delimiter}"`]),
  ])();
}

const NAMES = ['id', 'age', 'height in cm', 'p0', 'p1', 'label', 'Straße', 'class'];

const strip = (cell: string) => cell.replace(/\r\n?/g, '\n');

it('delimited texts', SLOW, () =>
  campaign<Read>({
    name: 'delimited texts',
    file: FILE,
    cases: 12_000,
    refusals: [Refused],
    make(draws): Case<Read> {
      const form = anyDelimitedForm(draws);
      const names = NAMES.slice(0, draws.between(2, NAMES.length));
      const rows = Array.from({ length: draws.between(2, 8) }, () =>
        // The first is no comment and no row of blanks, which are left out.
        names.map((_, i) => (i === 0 ? String(draws.below(1000)) : anyCell(form.delimiter, draws))),
      );
      const told = JSON.stringify(form);
      const what = draws.below(10);
      if (what < 3) {
        const { text, lines } = delimitedText([names, ...rows], form, draws);
        return {
          told: `${told} ${JSON.stringify(text)}`,
          read: () => readWhole(encodedText(text, form.encoding)),
          expected: {
            kind: 'read',
            check: ({ head, records }) => {
              expect(head.header).toEqual(names);
              expect(records.map(({ cells }) => cells)).toEqual(rows.map((cells) => cells.map(strip)));
              expect(records.map(({ line }) => line)).toEqual(lines.slice(1, -1));
            },
          },
        };
      }
      if (what < 6) {
        const wrong = draws.below(rows.length);
        const at = draws.below(names.length);
        const kind = draws.one(['fewer', 'more', 'a quote that opens', 'text behind a quote'] as const);
        const spoilt: Cell[][] = rows.map((cells) => [...cells]);
        const row = spoilt[wrong]!;
        if (kind === 'fewer') row.splice(at, 1);
        else if (kind === 'more') {
          row.splice(at, 0, 'more');
        } else if (kind === 'text behind a quote') row[at] = new Raw('"a"b');
        else {
          // No other quote may close it.
          for (const cells of spoilt.slice(wrong))
            cells.splice(0, cells.length, ...names.map((_, i) => String(i)));
          row[at] = new Raw('"a');
        }
        const quotes = kind === 'a quote that opens' ? 'needed' : form.quotes;
        const { text, lines } = delimitedText([names, ...spoilt], { ...form, quotes }, draws);
        const [line, next] = [lines[wrong + 1]!, lines[wrong + 2]!];
        const spanned = Array.from({ length: next - line }, (_, i) => line + i);
        // Two columns are too few to tell a short row from another delimiter.
        const sure = names.length > 2 || kind.includes('quote');
        return {
          told: `${told} row ${wrong} with ${kind}: ${JSON.stringify(text)}`,
          read: () => readWhole(encodedText(text, form.encoding)),
          expected: sure
            ? { kind: 'refused', naming: new RegExp(`^line (${spanned.join('|')}):`) }
            : { kind: 'either' },
        };
      }
      const { text } = delimitedText([names, ...rows], form, draws);
      const widths = {
        kind: 'either',
        check: ({ head, records }: Read) => {
          expect(records.every(({ cells }) => cells.length === head.width)).toBe(true);
          expect(records.every(({ line }, i) => line > (records[i - 1]?.line ?? 0))).toBe(true);
        },
      } as const;
      if (what < 8) {
        const { content, told: done } = mutatedText(text, draws);
        return {
          told: `${told}, ${done}`,
          read: () => readWhole(encodedText(content, form.encoding)),
          expected: widths,
        };
      }
      const { content, told: done } = mutatedBytes(encodedText(text, form.encoding), draws);
      return { told: `${told}, ${done}`, read: () => readWhole(content), expected: widths };
    },
  }),
);

type Records = readonly (readonly [cells: readonly string[], line: number])[];

function scanned(pieces: readonly string[], delimiter: Delimiter): Records {
  const records: [string[], number][] = [];
  const scanner = new RecordScanner(delimiter, (cells, line) => records.push([cells, line]), refuse);
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return records;
}

const attempt = <T>(read: () => T): T | string => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // How much of the text behind a quote is shown depends on how much has come.
    return error.message.replace(/ before .*/, '');
  }
};

it('pieces of delimited texts', SLOW, () =>
  campaign<Records | string>({
    name: 'pieces of delimited texts',
    file: FILE,
    cases: 8_000,
    refusals: [],
    make(draws): Case<Records | string> {
      const delimiter = draws.one([',', ';', '\t', '|', ' '] as const);
      const parts = [delimiter, delimiter, '"', '"', '""', '\n', ' ', '\t', 'a', 'bc', '#', '1.5'];
      const text = Array.from({ length: draws.between(0, 40) }, () => draws.one(parts)).join('');
      const pieces: string[] = [];
      for (let at = 0; at < text.length; ) {
        const length = draws.between(1, 9);
        pieces.push(text.slice(at, at + length));
        at += length;
      }
      return {
        told: JSON.stringify([text, pieces.map(({ length }) => length)]),
        read: () => attempt(() => scanned(pieces, delimiter)),
        // However the text is cut, the records, their lines and the refusal are those of the whole.
        expected: {
          kind: 'read',
          check: (found) => expect(found).toEqual(attempt(() => scanned([text], delimiter))),
        },
      };
    },
  }),
);
