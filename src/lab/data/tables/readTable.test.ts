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
    const { dataset } = read(
      'age,town,spent,buys\n30,Rome,1.5,yes\n41,Oslo,-2e1,no\n8,Rome,.5,yes\n9,Oslo,1,no\n',
    );
    expect(dataset).toEqual({
      name: 'shop',
      kind: 'table',
      count: 4,
      height: 1,
      width: 4,
      channels: 1,
      columns: ['age', 'town = Oslo', 'town = Rome', 'spent'],
      values: Float32Array.of(30, 0, 1, 1.5, 41, 1, 0, -20, 8, 0, 1, 0.5, 9, 1, 0, 1),
      labels: Uint8Array.of(1, 0, 1, 0),
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
    const { dataset } = read(['n,who,nothing,class', ...rows].join('\n'));
    expect(dataset.columns).toEqual(['n']);
    expect(dataset.remarks).toEqual([
      'column who is left out: it has more than 50 different values, and "name 0" in line 2 is no number',
      'column nothing is left out: every cell is empty',
      'numbers of rows rather than of examples, as it seems: n',
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

describe('what is not known', () => {
  const numbers = (extra: readonly string[]) =>
    ['x,class', ...Array.from({ length: 60 }, (_, i) => `${i}.5,${i % 2 ? 'a' : 'b'}`), ...extra].join('\n');

  it.each(['', 'NA', 'nan', 'NaN', 'None', 'null', 'NULL', '?', 'n/a', '#N/A', '<NA>', ' na '])(
    'is no class: %j',
    (word) => {
      const { dataset } = read(`x,y\n1,a\n2,b\n3,${word}\n4,a\n5,b\n`);
      expect(dataset.classNames).toEqual(['a', 'b']);
      expect([...dataset.values]).toEqual([1, 2, 4, 5]);
      expect([...dataset.labels]).toEqual([0, 1, 0, 1]);
      expect(dataset.remarks).toEqual([
        `1 of 5 rows are left out: they have no value in the target column y; the first is ${JSON.stringify(word.trim())} in line 4`,
      ]);
    },
  );

  it('is a mark beside numbers, and a class beside words', () => {
    expect(read('x,y\n1,0\n2,1\n3,-\n4,0\n5,1\n').dataset.classNames).toEqual(['0', '1']);
    expect(read('x,y\n1,+\n2,-\n3,-\n4,+\n').dataset.classNames).toEqual(['+', '-']);
    expect(read('x,y\n1,none\n2,low\n3,none\n4,low\n').dataset.classNames).toEqual(['low', 'none']);
  });

  it('is refused where it is most of the target, or leaves one class', () => {
    const most = () => read('x,y\n1,a\n2,None\n3,None\n4,None\n5,b\n');
    expect(most).toThrow(
      'has no value in the target column y in 3 of 5 rows; the first is "None" in line 3.',
    );
    expect(most).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Where None names a class') }),
    );
    expect(() => read('x,y\n1,a\n2,NA\n3,a\n')).toThrow(
      'has the one value a in the target column y beside 1 rows without a value, the first "NA" in line 3.',
    );
  });

  it.each(['.', '-', 'nan', 'None', '#DIV/0!', 'NaN', 'nil'])(
    'leaves a column one of numbers: %j',
    (word) => {
      const { dataset } = read(numbers([`${word},a`]));
      expect(dataset.columns).toEqual(['x missing', 'x']);
      expect([...exampleAt(dataset, 60)]).toEqual([1, 0]);
      expect([...exampleAt(dataset, 3)]).toEqual([0, 3.5]);
      expect(dataset.remarks).toEqual([
        `cells without a value: 1, in x, such as ${JSON.stringify(word)} in line 62 of x; a number of its own says so, beside 0 in place of the value`,
      ]);
    },
  );

  it('leaves rows out before their other cells are looked at', () => {
    expect(read('x,y\n1,a\n2,b\nfoo,NA\n4,a\n5,b\n').dataset.columns).toEqual(['x']);
  });
});

describe('numbers of a table', () => {
  const column = (written: readonly string[], more = '') =>
    read(
      `x;z${more && ';w'};class\n${written.map((cell, i) => `"${cell}";${i % 3}${more && `;${more}`};${i % 2 ? 'a' : 'b'}`).join('\n')}\n`.replaceAll(
        ';',
        ',',
      ),
    ).dataset;

  it('have separators of thousands', () => {
    const written = Array.from({ length: 60 }, (_, i) => (1000.5 + i).toLocaleString('en-US'));
    const { values, columns, remarks } = column(written);
    expect(columns).toEqual(['x', 'z']);
    expect(values[0]).toBe(1000.5);
    expect(values[2 * 59]).toBe(1059.5);
    expect(remarks).toContain('column x: "1,000.5" in line 2 is read as 1000.5');
  });

  it('are told of by another column where one leaves its commas open', () => {
    expect([...column(['1,234', '5678'], '2.5').values]).toEqual([1234, 0, 2.5, 5678, 1, 2.5]);
  });

  it('that fit two readings are left as they are, and said to', () => {
    const { columns, remarks } = column(['1,234', '5678']);
    expect(columns).toEqual(['x = 1,234', 'x = 5678', 'z']);
    expect(remarks).toContain('column x is read as categories: "1,234" in line 2 may be 1234 or 1.234');
  });

  it('with a word among them are left out with the word and its line', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i === 40 ? 'abc' : i},${i % 7},${i % 2}`);
    const { columns, remarks } = read(['x,z,y', ...rows].join('\n')).dataset;
    expect(columns).toEqual(['z']);
    expect(remarks).toEqual([
      'column x is left out: it has more than 50 different values, and "abc" in line 42 is no number',
    ]);
  });

  it('with a word among few are categories, and said to be', () => {
    const { remarks } = read('x,y\n1,a\n2,b\nabc,a\n3,b\n').dataset;
    expect(remarks).toEqual(['column x is read as categories: "abc" in line 4 is no number']);
  });

  it('that are the same in every row are said to be', () => {
    const { dataset } = read('x,z,y\n1,7,a\n3,7,b\n2,7,a\n3,7,b\n');
    expect(dataset.columns).toEqual(['x', 'z']);
    expect(dataset.remarks).toEqual(['the same in every row: z']);
  });
});

describe('the first row', () => {
  it('is data where it looks like the rows under it', () => {
    const { dataset } = read('5.1,3.5,setosa\n4.9,3,setosa\n6,2,other\n5,1,other\n');
    expect(dataset).toMatchObject({
      count: 4,
      columns: ['column 1', 'column 2'],
      classNames: ['other', 'setosa'],
    });
    expect(dataset.remarks).toEqual([
      'line 1 holds values, not names (5.1, 3.5, setosa): the columns are called column 1 to column 3',
    ]);
    expect(read('30,Rome,yes\n41,Oslo,no\n8,Rome,yes\n9,Oslo,no\n').dataset.count).toBe(4);
    expect(read('1,0\n0,1\n2,0\n3,1\n').dataset.count).toBe(4);
  });

  it('may name a column by a word that numbers have, too', () => {
    const { dataset } = read('inf,town,class\n5,Rome,a\n6,Oslo,b\n7,Rome,a\n');
    expect(dataset.columns).toEqual(['inf', 'town = Oslo', 'town = Rome']);
  });

  it('is told of in one line', () => {
    const { dataset } = read('x,class\n5,a\u007f\n6,b\n7,b\n');
    expect(dataset.remarks).toEqual(['classes that have one example: a\\u007f']);
  });

  it('is names where they are numbers of columns', () => {
    expect(read('0,1,2\n5,1,0\n6,2,1\n7,3,0\n8,4,1\n').dataset).toMatchObject({
      count: 4,
      columns: ['0', '1'],
    });
    expect(read('2019,2020,y\n5,1,a\n6,2,b\n7,3,a\n8,4,b\n').dataset.columns).toEqual(['2019', '2020']);
  });

  it.each([
    ['a delimiter at the end of each line', 'a,b,\n1,x,\n2,y,\n3,x,\n4,y,\n'],
    ['a delimiter at the end of each row', 'a,b\n1,x,\n2,y,\n3,x,\n4,y,\n'],
    ['a delimiter at the end of the names', 'a,b,\n1,x\n2,y\n3,x\n4,y\n'],
    ['quoted names', '"a","b"\n1,x\n2,y\n3,x\n4,y\n'],
    ['bars', 'a|b\n1|x\n2|y\n3|x\n4|y\n'],
    ['a comment', '# of today\na,b\n1,x\n2,y\n3,x\n4,y\n'],
    ["Excel's first line", 'sep=;\na;b\n1;x\n2;y\n3;x\n4;y\n'],
  ])('may come with %s', (_, text) => {
    expect(read(text).dataset).toMatchObject({ count: 4, columns: ['a'], classNames: ['x', 'y'] });
  });

  it('may lack the name of row names', () => {
    const { dataset } = read('"a","b"\n"r1",1,x\n"r2",2,y\n"r3",3,x\n"r4",4,y\n');
    expect(dataset.columns).toEqual(expect.arrayContaining(['a']));
    expect(dataset.classNames).toEqual(['x', 'y']);
  });

  it('may begin with a #, of numbers and of words', () => {
    expect(read('#n,y\n1,a\n2,b\n3,a\n4,b\n', '#n').dataset).toMatchObject({
      count: 4,
      columns: ['y = a', 'y = b'],
    });
    expect(read('#w,y\np,a\nq,b\np,a\nq,b\n').dataset).toMatchObject({
      count: 4,
      columns: ['#w = p', '#w = q'],
    });
    expect(read('#made by me, today\nw,y\np,a\nq,b\np,a\nq,b\n').dataset).toMatchObject({
      count: 4,
      columns: ['w = p', 'w = q'],
    });
  });

  it('is read in UTF-16, too', () => {
    const text = '\uFEFFa,b\n1,x\n2,y\n3,x\n4,y\n';
    const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect(readTable('a.csv', bytes).dataset).toMatchObject({ count: 4, columns: ['a'] });
  });
});

it('tells the lines of its examples', () => {
  const { lines } = readTable('a.csv', encoder.encode('x,y\n\n1,a\n2,NA\n"3",b\n4,a\n'));
  expect([...lines]).toEqual([3, 5, 6]);
});

it('refuses a quote that swallows rows', () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${i % 7},word ${i},${i % 2}`);
  rows[3] = '3,"word 3,1';
  rows[9] = '2,word 9",1';
  expect(() => read(['n,w,y', ...rows].join('\n'))).toThrow(
    'line 5 has a quote that opens a cell in which line 6 lies, a row by itself.',
  );
});

describe('what is no table to learn from', () => {
  const classes = (count: number) => Array.from({ length: count }, (_, i) => `${i},c${i}`).join('\n');
  it.each([
    ['nothing', '', 'is an empty file.'],
    ['blank lines', ' \n\n', 'is an empty file.'],
    ['a header alone', 'a,b\n', 'has names of columns and no rows.'],
    ['a short row', 'a,b,c\n1,2,x\n1,y\n', 'line 3 has 2 values; allowed: 3, as in line 1.'],
    ['a long row', 'a,b,c\n1,2,x\n\n1,2,3,y\n', 'line 4 has 4 values; allowed: 3, as in line 1.'],
    [
      'a short row after a cell of two lines',
      'a,b\n"1\n2",x\n1\n',
      'line 4 has 1 value; allowed: 2, as in line 1.',
    ],
    ['an open quote', 'a,b\n1,x\n"2,y\n3,x\n', 'line 3 has a quote that opens here and never ends; '],
    ['text after a quote', 'a,b\n1,x\n"2"2,y\n', 'line 3 has a quote that opens here and ends before 2,y; '],
    [
      'numbers for names',
      'a,0.1,0.5\nb,1,2\nc,2,1\nb,1,3\n',
      'line 1 holds 0.1 where the names of the columns belong.',
    ],
    ['a name twice', 'a,b,a\n1,2,x\n', 'line 1 names columns 1 and 3 alike: a.'],
    ['one class', 'a,b\n1,x\n2,x\n', 'has the one value x in the target column b.'],
    [
      'too many classes',
      `a,b\n${classes(201)}`,
      'line 202 gives the target column b more than 200 different values.',
    ],
    ['infinity', 'a,b\n1,x\n-inf,y\n', 'line 3 has -inf in column a, which is no finite number in float32.'],
    [
      'too large a number',
      'a,b\n1e39,x\n1,y\n',
      'line 2 has 1e39 in column a, which is no finite number in float32.',
    ],
    ['a target alone', 'b\nx\ny\n', 'has no column beside the target that can be learned from.'],
    ['a zero byte', 'a,b\n1,x\n2,\0\n', 'line 3 has bytes that are no UTF-8 text; '],
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
    expect(() => readTable('a.png', png)).toThrow('a.png: is a PNG picture, no table.');
    expect(() => readTable('a.csv', latin)).toThrow('a.csv: line 2 has bytes that are no UTF-8 text');
  });

  it('names what a file is that is no table, and reads a table that begins like one', () => {
    const page = '<!DOCTYPE html>\n<html><head><title>Sign in, please</title></head>\n<body></body></html>\n';
    expect(() => read(page)).toThrow('is a web page (HTML), no table.');
    expect(() => read('{"a": [1, 2],\n"b": 3}\n')).toThrow('is JSON, no table.');
    expect(read('[1],class\n2,a\n3,b\n4,a\n').dataset.count).toBe(3);
  });

  it('refuses what is too large, before reading it', () => {
    const huge = { length: 200 * 2 ** 20 + 1 } as Uint8Array;
    expect(() => readTable('huge.csv', huge)).toThrow('huge.csv: has 201 MB; at most 200 MB can be read.');
    const wide = Array.from({ length: 10_001 }, (_, i) => `c${i}`).join();
    expect(() => read(wide)).toThrow('has 10001 columns; at most 10000 can be read.');
  });
});
