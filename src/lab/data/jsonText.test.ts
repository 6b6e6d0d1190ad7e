import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonTextError, parseJsonText } from './jsonText.ts';

describe('JSON text', () => {
  it('has bare numbers as Python writes them, and texts that look like these', () => {
    const text = '\uFEFF{"a": [NaN, Infinity, -Infinity, 1e999], "NaN": "Infinity \\" NaN"}';
    expect(parseJsonText(text)).toEqual({
      a: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      NaN: 'Infinity " NaN',
    });
  });

  it.each(['', '{', '[1,]', '{"a": nan}', 'NaN NaN', '{"a": "\\'])('refuses %j', (text) => {
    expect(() => parseJsonText(text)).toThrow(JsonTextError);
  });

  it.each([
    ['', 'the end of the file in line 1, where a value belongs'],
    ['{', 'the end of the file in line 1, where a "name" belongs'],
    ['{"a": [1,\n  2,],', '], in line 2, where a value belongs'],
    ['{"a": nan}', 'nan} in line 1, where a value belongs'],
    ['NaN NaN', 'NaN in line 1, where the file should end'],
    ['[1 2]', '2] in line 1, where a comma or ] belongs'],
    ['[1, 02]', '02] in line 1, where a value belongs'],
    ['{"a" 1}', '1} in line 1, where a colon belongs'],
    ["{'a': 1}", `'a': 1} in line 1, where a "name" belongs`],
    ['["a\nb"]', '"a… in line 1, where a value belongs'],
    ['[1, "\\NaN', '"\\NaN in line 1, where a value belongs'],
    ['{"a": 1}\n\n<html>', '<html> in line 3, where the file should end'],
    ['[[1],[2}', '} in line 1, where a comma or ] belongs'],
  ])('says what of %j is no JSON, in its own words', (text, message) => {
    expect(() => parseJsonText(text)).toThrow(message);
  });

  it('finds a place wherever what a parser takes ends, and nowhere else', () => {
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0.5',
      'true',
      'NaN',
      ' ',
      '\n',
      '\\',
      'x',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (some) => {
        const text = some.join('');
        const attempt = () => parseJsonText(text);
        try {
          JSON.parse(text.replaceAll('NaN', ' 0 '));
        } catch {
          expect(attempt).toThrow(/ in line \d+, where (?!no JSON)/);
          return;
        }
        // One object may not have a key twice; two may have it.
        if ((text.match(/"a"\s*:/g) ?? []).length < 2) expect(attempt).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('refuses %s nested 20,000 deep, and takes brackets within texts', (_, open, close) => {
    const deep = (levels: number) => `{"a":\n${open.repeat(levels)}1${close.repeat(levels)}}`;
    expect(() => parseJsonText(deep(20_000))).toThrow(
      'more than 100 lists or objects within each other, in line 2',
    );
    expect(() => parseJsonText(deep(99))).not.toThrow();
    expect(parseJsonText(`"${'['.repeat(200)}\\""`)).toBe(`${'['.repeat(200)}"`);
  });

  it('refuses a key that an object has twice, and takes it in two', () => {
    expect(() => parseJsonText('{"labels": [0],\n"members": [1], "labels" : [1]}')).toThrow(
      'the key "labels" twice in one object, in line 2',
    );
    expect(() => parseJsonText('{"options": {"rmia": {"a": 1, "a": 2}}}')).toThrow('the key "a" twice');
    const fine = { a: { a: 'a' }, b: [{ a: 1 }, { a: 'b":' }], 'b"': 'b' };
    expect(parseJsonText(JSON.stringify(fine))).toEqual(fine);
  });

  it('reads a text of many megabytes with a bare number', () => {
    const long = 'x'.repeat(2 ** 23);
    expect(parseJsonText(`["${long}", NaN]`)).toEqual([long, Number.NaN]);
  });
});
