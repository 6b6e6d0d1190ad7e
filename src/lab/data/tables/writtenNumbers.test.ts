import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeNumber, numberIn, type TableMarks, WrittenNumbers } from './writtenNumbers.ts';

/** The cells of a column as numbers, or why they are none. */
function read(
  cells: readonly string[],
  { table, delimiter = ',' }: { table?: TableMarks; delimiter?: string } = {},
) {
  const column = new WrittenNumbers();
  const odd = cells.find((cell, i) => !column.see(cell, i + 2));
  if (odd !== undefined) return `${odd} is no number`;
  const style = column.style(table, delimiter);
  return 'why' in style ? `${style.cell} ${style.why}` : cells.map((cell) => numberIn(cell, style));
}

describe('numbers of a column', () => {
  it.each([
    ['plain', ['1', '-2', '+3', '1.5', '.5', '5.', '1e3', '-2.5E-1'], [1, -2, 3, 1.5, 0.5, 5, 1000, -0.25]],
    ['groups and decimals', ['1,234.5', '7', '12,345,678'], [1234.5, 7, 12345678]],
    ['groups beside decimals', ['1,234', '7.25'], [1234, 7.25]],
    ['groups beside whole numbers', ['1,234', '7'], [1234, 7]],
    ['lakhs', ['1,23,456.5', '1,234'], [123456.5, 1234]],
    ['European groups', ['1.234,5', '1.234', '12.345.678'], [1234.5, 1234, 12345678]],
    ['decimal commas', ['1,5', '-,25', '1,234'], [1.5, -0.25, 1.234]],
    ['points between groups, as the commas tell', ['12,5', '1.234'], [12.5, 1234]],
    ['three decimals after nought', ['0,123', '1,234'], [0.123, 1.234]],
    ['both as decimals', ['1,5', '2.5', '1.234'], [1.5, 2.5, 1.234]],
    ['three decimals', ['1.234', '2.345'], [1.234, 2.345]],
    ['narrow spaces', ['1 234,5', '1\u00a0234', '12\u202f345'], [1234.5, 1234, 12345]],
    ['apostrophes', ["1'234.5", '1’234'], [1234.5, 1234]],
    ['percent', ['12 %', '5.5%'], [0.12, 0.055]],
    ['money', ['$1,234.50', '-$5', '$-5', '7'], [1234.5, -5, -5, 7]],
    ['money after', ['12 €', '1.234,50 €'], [12, 1234.5]],
    ['what is owed', ['(1,234.5)', '2'], [-1234.5, 2]],
    ['a real minus', ['−3', '3'], [-3, 3]],
    ['two ways', ['1,234,567', '1,5'], '1,5 is written in another way than 1,234,567 in line 2'],
    ['groups in every cell', ['1,234', '5,678'], [1234, 5678]],
    ['money by its code', ['12 EUR', 'EUR 5'], [12, 5]],
    ['either way beside long numbers', ['1,234', '5678'], '1,234 may be 1234 or 1.234'],
    ['two currencies', ['$5', '€5'], '€5 is in € where others are in $'],
    ['percent and none', ['5', '5%'], '5% is in % where others are in no unit'],
  ])('%s', (_, cells, expected) => {
    expect(read(cells)).toEqual(expected);
  });

  it('are told by the rest of the table where the column leaves it open', () => {
    const open = ['1,234', '5678'];
    expect(read(open, { table: '.' })).toEqual([1234, 5678]);
    expect(read(open, { table: ',' })).toEqual([1.234, 5678]);
    expect(read(open, { delimiter: ';' })).toEqual([1.234, 5678]);
    expect(read(open, { table: '.', delimiter: ';' })).toEqual([1234, 5678]);
    expect(read(['1.234', '5'], { table: ',', delimiter: ';' })).toEqual([1234, 5]);
    expect(read(['1.234', '5.5'], { table: undefined, delimiter: ';' })).toEqual([1.234, 5.5]);
  });

  it.each([
    '',
    'abc',
    '1.2.3',
    '1,2,3',
    '12-05-2024',
    '2024-05-12',
    '1:30',
    '0x1F',
    '1e',
    '--1',
    '1 2',
    '5 kg',
    '(5',
    '$5$',
    '1_000',
    '1,,2',
    'Infinity',
    '٣',
  ])('%s is none', (cell) => {
    expect(looksLikeNumber(cell)).toBe(false);
  });

  it('come back however a program writes them', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
        expect(read(numbers.map(String))).toEqual(numbers.map((value) => value + 0));
      }),
    );
    const whole = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1 }), (numbers) => {
        const written = [0.5, ...numbers].map((value) => value.toLocaleString('en-US'));
        expect(read(written)).toEqual([0.5, ...numbers].map((value) => value + 0));
      }),
    );
  });
});
