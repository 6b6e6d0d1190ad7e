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

  it('reads a text of many megabytes with a bare number', () => {
    const long = 'x'.repeat(2 ** 23);
    expect(parseJsonText(`["${long}", NaN]`)).toEqual([long, Number.NaN]);
  });
});
