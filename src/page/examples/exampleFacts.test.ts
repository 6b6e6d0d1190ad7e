import { describe, expect, it } from 'vitest';
import { rowFacts, shortText } from './exampleFacts.ts';

const table = {
  values: Float32Array.of(1, 0, 2.5, 0, 0, 0, 3, 4, 5, 6, 7, 8),
  height: 1,
  width: 4,
  channels: 1,
  columns: ['a', 'b', 'c', 'd'],
};

describe('rowFacts', () => {
  it('names what a row holds and counts what is not shown', () => {
    expect(rowFacts(table, 0, 4)).toEqual({
      shown: [
        { name: 'a', value: 1 },
        { name: 'c', value: 2.5 },
      ],
      more: 0,
    });
    expect(rowFacts(table, 2, 3)).toMatchObject({
      shown: [{ value: 5 }, { value: 6 }, { value: 7 }],
      more: 1,
    });
  });
});

describe('shortText', () => {
  it('is the text, or its beginning', () => {
    const texts = ['short', 'a text of some length'];
    expect(shortText({ texts }, 0, 10)).toBe('short');
    expect(shortText({ texts }, 1, 10)).toBe('a text of…');
    expect(shortText({ texts }, 1, 10).length).toBeLessThanOrEqual(10);
  });
});
