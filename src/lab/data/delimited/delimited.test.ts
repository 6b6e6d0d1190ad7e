import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../byteSource.ts';
import { eachRecord, eachRecordOfBytes, headOfBytes, readDelimitedHead } from './delimited.ts';
import { swallowedLine } from './records.ts';
import type { DelimitedProblem } from './refusal.ts';

class Refusal extends Error {
  constructor(readonly problem: DelimitedProblem) {
    super(`line ${problem.line}: ${problem.found}; allowed: ${problem.allowed}`);
  }
}
const options = { refuse: (problem: DelimitedProblem) => new Refusal(problem) };

function read(content: string | Uint8Array, more: { replaceWrong?: boolean } = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const head = headOfBytes(bytes, bytes.length, { ...options, ...more });
  const records: { cells: string[]; line: number; spanned: string | undefined }[] = [];
  const visit = (cells: string[], line: number, spanned: string | undefined) =>
    records.push({ cells, line, spanned });
  eachRecordOfBytes(bytes, head, visit, { ...options, ...more });
  return { head, records, cells: records.map(({ cells }) => cells), lines: records.map(({ line }) => line) };
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
}

describe('records', () => {
  it.each([',', ';', '\t', '|'])('are cut by %j, whatever ends the lines', (delimiter) => {
    const lines = ['a,b,c', '1,2,x', '', '3,"4",y'].map((line) => line.replaceAll(',', delimiter));
    for (const end of ['\n', '\r\n', '\r']) {
      const { head, cells, lines: numbers } = read(lines.join(end) + end);
      expect(head).toMatchObject({ delimiter, header: ['a', 'b', 'c'], headerLine: 1, width: 3 });
      expect(cells).toEqual([
        ['1', '2', 'x'],
        ['3', '4', 'y'],
      ]);
      expect(numbers).toEqual([2, 4]);
    }
  });

  it('are cut by runs of blanks where nothing else parts them', () => {
    const { head, cells } = read('# p0   p1 label\n 0.5   0.5 0\n 1\t0   "a b"\n');
    expect(head).toMatchObject({ delimiter: ' ', header: ['p0', 'p1', 'label'] });
    expect(cells).toEqual([
      ['0.5', '0.5', '0'],
      ['1', '0', 'a b'],
    ]);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16, little end first, with a mark', (text: string) => utf16(`\uFEFF${text}`, false)],
    ['UTF-16, big end first, with a mark', (text: string) => utf16(`\uFEFF${text}`, true)],
    ['UTF-16, little end first', (text: string) => utf16(text, false)],
    ['UTF-16, big end first', (text: string) => utf16(text, true)],
  ])('are read in %s', (_, bytes) => {
    const { head, cells } = read(bytes('name,p0,p1\nZoë,0.25,0.75\n語,1,0\n'));
    expect(head.header).toEqual(['name', 'p0', 'p1']);
    expect(cells).toEqual([
      ['Zoë', '0.25', '0.75'],
      ['語', '1', '0'],
    ]);
  });

  it('are the same however the file is cut into pieces, quotes and line ends too', async () => {
    const long = 'x'.repeat(600_000);
    const text = `a,b\r\n"${long}\r\n""${long}",1\r\n\r\n2,"3\r\n"\r\n`;
    const bytes = new TextEncoder().encode(text);
    const found: unknown[] = [];
    const source = bytesSource('a.csv', bytes);
    const head = await readDelimitedHead(source, options);
    await eachRecord(source, head, (cells, line) => found.push([cells, line]), options);
    expect(found).toEqual([
      [[`${long}\n"${long}`, '1'], 2],
      [['2', '3\n'], 5],
    ]);
  });

  it('tells the lines of a cell of several, and what follows it', () => {
    const { lines, records } = read('a,b\n\n"1\n\n2",x\n# a comment\n\n3,y\n');
    expect(lines).toEqual([3, 8]);
    expect(records[0]!.spanned).toBe('"1\n\n2",x');
  });

  it('leave a quote within a cell as it is, and blanks before a quoted cell out', () => {
    expect(read('a,b\n5" pipe,x\n1, "a, b"\n2, "c" d\n').cells).toEqual([
      ['5" pipe', 'x'],
      ['1', 'a, b'],
      ['2', ' "c" d'],
    ]);
  });

  it('may escape a quote by a backslash, and end in one', () => {
    expect(read('a,b\n"say \\"hi\\" now",x\n"C:\\",y\n').cells).toEqual([
      ['say "hi" now', 'x'],
      ['C:\\', 'y'],
    ]);
  });

  it('may end in a delimiter more', () => {
    expect(read('a,b\n1,2,\n3,4,\n').cells).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('of which one ends in a delimiter more may have a value too many', () => {
    expect(() => read('a,b,c\n1,2,3\n4,0,5,\n6,7,8\n')).toThrow('line 3: 4 values; allowed: 3, as in line 1');
  });

  it('agree with another reader, whatever is written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'B', 'ü', ' ', ',', ';', '\t', '"', '\n', '語') });
    const table = fc.record({
      rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(table, ({ rows, ...syntax }) => {
        const written = rows.map((cells) => cells.map((one, i) => `${i}w${one}w`));
        const fields = ['first', 'second', 'third'];
        const text = Papa.unparse({ fields, data: written }, { ...syntax, quotes: true });
        expect(read(text).cells).toEqual(written);
      }),
    );
  });
});

describe('a head', () => {
  it.each([
    ['a comment', '# made by hand, on a Monday\na,b,c\nx,1,2\n', ['a', 'b', 'c'], 2],
    ['names in a comment', '# made by hand\n# a,b,c\n0.5,1,2\n', ['a', 'b', 'c'], 2],
    ["Excel's word for the delimiter", 'sep=;\na;b,c;d\n1;2;3\n', ['a', 'b,c', 'd'], 2],
    ['row names without a name', 'a,b\nfirst,1,2\nsecond,3,4\n', ['', 'a', 'b'], 1],
    ['row names of numbers', 'a,b\n1,0.5,2\n2,0.3,4\n', ['', 'a', 'b'], 1],
    ['row names with an empty name', ',a,b\n0,1,2\n1,3,4\n', ['', 'a', 'b'], 1],
    ['class numbers as names', '0,1,label\n0.5,0.5,1\n', ['0', '1', 'label'], 1],
    ['no names', '0.5,0.5,1\n0.25,0.75,0\n', null, 0],
    ['no names beside texts', '0.5,0.5,cat\n0.25,0.75,dog\n', null, 0],
  ])('is found with %s', (_, text, header, headerLine) => {
    const { head, records } = read(text);
    expect(head).toMatchObject({ header, headerLine });
    expect(records[0]!.line).toBe(headerLine + 1);
    expect(records[0]!.cells).toHaveLength(head.width);
  });

  it('takes no value for the name of a row', () => {
    expect(() => read('p0,p1,label\n0.5,0.5,0,1\n0.25,0.75,1,0\n')).toThrow('line 2: 4 values; allowed: 3');
  });

  it('tells decimal commas where no comma parts the cells', () => {
    expect(read('a;b\n0,5;1\n').head).toMatchObject({ delimiter: ';', decimalComma: true });
    expect(read('a\tb\n0,5\t1\n').head).toMatchObject({ delimiter: '\t', decimalComma: true });
    expect(read('a,b\n0,5\n').head.decimalComma).toBe(false);
  });
});

describe('what is refused', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `0.5,0.5,${i % 2}`).join('\n');
  it.each([
    ['nothing', '', 'line null: an empty file'],
    ['blank lines', ' \n\n', 'line null: an empty file'],
    ['a short row', 'a,b,c\n1,2,x\n\n# aside\n1,y\n', 'line 5: 2 values; allowed: 3, as in line 1'],
    [
      'a quote without end around all that is there',
      `"a,b,c\n${rows}`,
      'line 1: a quote that opens here and never ends',
    ],
    ['the same under a line of Excel', `sep=;\n"a;b\n1;2\n`, 'line 2: a quote that opens here'],
    [
      'a quote without end',
      `a,b,c\n1,2,x\n"1,2,x\n${rows}`,
      'line 3: a quote that opens here and never ends',
    ],
    [
      'a second stray quote',
      `a,b,c\n\n1,2,"x\n${rows}\n1,2"3,x\n`,
      'line 3: a quote that opens here and ends in line 44 before 3,x',
    ],
    ['text after a quote', 'a,b\n1,x\n"2"2,y\n', 'line 3: a quote that opens here and ends before 2,y'],
    ['a zero character', 'a,b\n1,x\n2,\0\n', 'line 3: bytes that are no UTF-8 text'],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('is what is no text, with its line, wherever the pieces are cut', () => {
    const bytes = new TextEncoder().encode(`a,b\n${'é,1\n'.repeat(300_000)}`);
    for (const [line, at] of [
      [2, 4],
      [262_142, 4 + 5 * 262_140],
    ] as const) {
      const wrong = bytes.slice();
      wrong[at] = 0xff;
      expect(() => read(wrong)).toThrow(`line ${line}: bytes that are no UTF-8 text`);
    }
    bytes[4] = 0xff;
    expect(read(bytes, { replaceWrong: true }).cells[0]![0]).toContain('\uFFFD');
  });

  it('is a record that stray quotes have swallowed, for who knows what a record is', () => {
    const isRecord = (cells: readonly string[]) => cells.length === 3;
    const { records, head } = read('a,b,c\n1,2,"x\n3,4,y\n5,6,z"\n7,8,"two\nlines, or so"\n');
    const swallowed = ({ spanned, line }: (typeof records)[number]) =>
      swallowedLine(spanned!, line, head.delimiter, isRecord);
    expect(records.map(swallowed)).toEqual([3, undefined]);
  });
});
