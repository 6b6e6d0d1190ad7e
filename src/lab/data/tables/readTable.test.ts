import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exampleAt } from '../dataset.ts';
import { readTable } from './readTable.ts';

const encoder = new TextEncoder();
const read = (text: string, target?: string) =>
  readTable('some/shop.csv', encoder.encode(text), target === undefined ? {} : { target });
const rowsOf = (text: string, target?: string) => {
  const { dataset } = read(text, target);
  return Array.from({ length: dataset.count }, (_, i) => [...exampleAt(dataset, i)]);
};

describe('a table', () => {
  it('becomes numbers, one after the other, with the last column as classes', () => {
    const { dataset, skipped } = read(
      'age,town,spent,buys\n30,Rome,1.5,yes\n41,Oslo,-2e1,no\n8,Rome,.5,yes\n',
    );
    expect(skipped).toEqual([]);
    expect(dataset).toEqual({
      name: 'shop',
      kind: 'table',
      count: 3,
      height: 1,
      width: 4,
      channels: 1,
      columns: ['age', 'town = Oslo', 'town = Rome', 'spent'],
      values: Float32Array.of(30, 0, 1, 1.5, 41, 1, 0, -20, 8, 0, 1, 0.5),
      labels: Uint8Array.of(1, 0, 1),
      classNames: ['no', 'yes'],
      duplicatesRemoved: 0,
    });
  });

  it('learns the column that is named, of whatever place and type', () => {
    const { dataset } = read('grade,hours\n10,1\n9,2\n10,3\n2,4\n', 'grade');
    expect(dataset.classNames).toEqual(['2', '9', '10']);
    expect([...dataset.labels]).toEqual([2, 1, 2, 0]);
    expect(dataset.columns).toEqual(['hours']);
  });

  it('says where a cell is missing, and is 0 there', () => {
    const text = 'age,town,class\n3,Rome,a\n,NA,b\n5,Oslo,a\n';
    expect(read(text).dataset.columns).toEqual([
      'age missing',
      'age',
      'town missing',
      'town = Oslo',
      'town = Rome',
    ]);
    expect(rowsOf(text)).toEqual([
      [0, 3, 0, 0, 1],
      [1, 0, 1, 0, 0],
      [0, 5, 0, 1, 0],
    ]);
  });

  it('reads the same from any delimiter, line end and byte order mark', () => {
    const plain = 'x,y,class\n1,2,a\n3,4,b\n5,6,a\n';
    const expected = read(plain).dataset;
    const others = [
      plain.replaceAll(',', ';'),
      plain.replaceAll(',', '\t'),
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('\n', '\r'),
      `\uFEFF${plain}`,
      plain.trimEnd(),
      `\n${plain.replaceAll('\n', '\n\n')}`,
      ' x , y , class\n 1 , 2 , a\n 3 , 4 , b\n 5 , 6 , a\n',
    ];
    for (const text of others) expect(read(text).dataset, JSON.stringify(text)).toEqual(expected);
  });

  it('finds the delimiter by the names, whatever the cells hold', () => {
    expect(read('age;buys\n"1,5";a, b\n2;c, d, e\n').dataset).toMatchObject({
      columns: ['age'],
      values: Float32Array.of(1.5, 2),
      classNames: ['a, b', 'c, d, e'],
    });
  });

  it('reads the decimal comma where it cannot be a delimiter', () => {
    expect(rowsOf('x;y;class\n1,5;2;a\n-,25;3;b\n')).toEqual([
      [1.5, 2],
      [-0.25, 3],
    ]);
  });

  it('leaves out, by name, what no model could learn from', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},name ${i},,${i % 2 ? 'a' : 'b'}`);
    const { dataset, skipped } = read(['n,who,nothing,class', ...rows].join('\n'));
    expect(dataset.columns).toEqual(['n']);
    expect(skipped).toEqual([
      { column: 'who', why: 'too-many-values' },
      { column: 'nothing', why: 'empty' },
    ]);
  });

  it('keeps a column of exactly 50 values', () => {
    const rows = Array.from({ length: 100 }, (_, i) => `v${i % 50},${i % 3}`);
    expect(read(['v,class', ...rows].join('\n')).dataset.width).toBe(50);
  });

  it('comes back as it was written', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'B', 'ü', ' ', ',', ';', '\t', '"', '\n', "'", '語'),
    });
    const cell = word.map((text) => `w${text}w`);
    const table = fc.record({
      rows: fc.array(
        fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), cell, fc.constantFrom('yes', 'no')),
        {
          minLength: 2,
          maxLength: 30,
        },
      ),
      delimiter: fc.constantFrom(',', ';', '\t'),
      newline: fc.constantFrom('\n', '\r\n'),
      quotes: fc.boolean(),
    });
    fc.assert(
      fc.property(table, ({ rows, ...syntax }) => {
        const all: [number, string, string][] = [...rows, [1, 'w', 'yes'], [2, 'v', 'no']];
        const text = Papa.unparse({ fields: ['number', 'word', 'class'], data: all }, syntax);
        const { dataset } = read(text);
        expect(dataset.count).toBe(all.length);
        all.forEach(([number, written, label], i) => {
          const [value, ...flags] = exampleAt(dataset, i);
          // The sign of zero is not written.
          expect(value).toBe(Math.fround(number) + 0);
          expect(flags.reduce((sum, flag) => sum + flag, 0)).toBe(1);
          expect(dataset.columns![1 + flags.indexOf(1)]).toBe(`word = ${written}`);
          expect(dataset.classNames[dataset.labels[i]!]).toBe(label);
        });
      }),
    );
  });
});

describe('what is no table to learn from', () => {
  const classes = (count: number) => Array.from({ length: count }, (_, i) => `${i},c${i}`).join('\n');
  it.each([
    ['nothing', '', 'is empty.'],
    ['blank lines', ' \n\n', 'is empty.'],
    ['a header alone', 'a,b\n', 'has names of columns and no rows.'],
    ['a short row', 'a,b,c\n1,2,x\n1,y\n', 'row 3 has 2 in place of 3 cells.'],
    ['a long row', 'a,b,c\n1,2,x\n\n1,2,3,y\n', 'row 4 has 4 in place of 3 cells.'],
    ['a short row after a cell of two lines', 'a,b\n"1\n2",x\n1\n', 'row 3 has 1 in place of 2 cells.'],
    ['an open quote', 'a,b\n1,x\n"2,y\n3,x\n', 'row 3 has a quoted cell that does not end as it should.'],
    ['text after a quote', 'a,b\n1,x\n"2"2,y\n', 'row 3 has a quoted cell that does not end as it should.'],
    ['no names', '5.1,3.5,setosa\n4.9,3,setosa\n', 'row 1 holds 5.1 where the names of the columns belong.'],
    ['numbers for names', '1,0\n0,1\n', 'row 1 holds 1 where the names of the columns belong.'],
    ['a name twice', 'a,b,a\n1,2,x\n', 'row 1 names columns 1 and 3 alike: a.'],
    ['a row without a class', 'a,b\n1,x\n2, \n', 'row 3 has no value in the target column b.'],
    ['one class', 'a,b\n1,x\n2,x\n', 'has the one value x in the target column b.'],
    [
      'too many classes',
      `a,b\n${classes(201)}`,
      'row 202 gives the target column b more than 200 different values.',
    ],
    ['not a number', 'a,b\n1,x\nNaN,y\n', 'row 3 has NaN in column a, which is no finite number in float32.'],
    ['infinity', 'a,b\n1,x\n-inf,y\n', 'row 3 has -inf in column a, which is no finite number in float32.'],
    [
      'too large a number',
      'a,b\n1e39,x\n1,y\n',
      'row 2 has 1e39 in column a, which is no finite number in float32.',
    ],
    ['a target alone', 'b\nx\ny\n', 'has no column beside the target that can be learned from.'],
    ['a zero byte', 'a,b\n1,x\n2,\0\n', 'holds bytes in line 3 that are no UTF-8 text.'],
  ])('%s', (_, text, problem) => {
    const reading = () => read(text);
    expect(reading).toThrow(`some/shop.csv: ${problem}`);
    expect(reading).toThrow(
      expect.objectContaining({ name: 'DataFileError', hint: expect.stringMatching(/\.$/) }),
    );
  });

  it('lists the columns where the target is none of them', () => {
    const reading = () => read('age,town,buys\n1,Rome,x\n', 'Buys');
    expect(reading).toThrow('some/shop.csv: has no column Buys.');
    expect(reading).toThrow(expect.objectContaining({ hint: 'Choose one of age, town, buys.' }));
  });

  it('takes 200 classes', () => {
    expect(read(`a,b\n${classes(200)}`).dataset.classNames).toHaveLength(200);
  });

  it('is never anything but a dataset or a named refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          const { dataset } = readTable('noise.csv', bytes);
          expect(dataset.values).toHaveLength(dataset.count * dataset.width);
        } catch (error) {
          expect(error).toMatchObject({
            name: 'DataFileError',
            message: expect.stringContaining('noise.csv: '),
          });
        }
      }),
    );
  });

  it('refuses pictures, archives and tables in Latin 1', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    const latin = Uint8Array.from('name,class\nZoë,a\nUwe,b\n', (letter) => letter.charCodeAt(0));
    expect(() => readTable('a.png', png)).toThrow('a.png: holds bytes in line 1 that are no UTF-8 text.');
    expect(() => readTable('a.csv', latin)).toThrow('a.csv: holds bytes in line 2 that are no UTF-8 text.');
  });

  it('refuses what is too large, before reading it', () => {
    const huge = { length: 200 * 2 ** 20 + 1 } as Uint8Array;
    expect(() => readTable('huge.csv', huge)).toThrow('huge.csv: has 201 MB; at most 200 MB can be read.');
    const wide = Array.from({ length: 10_001 }, (_, i) => `c${i}`).join();
    expect(() => read(wide)).toThrow('has 10001 columns; at most 10000 can be read.');
  });
});
