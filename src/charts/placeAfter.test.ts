import { describe, expect, it } from 'vitest';
import { placeAfter } from './placeAfter.ts';

const LINE = { ArrowLeft: -1, ArrowRight: 1 };
const MAP = { ...LINE, ArrowUp: -4, ArrowDown: 4 };

describe('keys among the places of a chart', () => {
  it('go on by their step, and stay at either end', () => {
    const led = (key: string, active: number) => placeAfter(key, { active, count: 5, steps: LINE });
    expect(led('ArrowRight', 2)).toBe(3);
    expect(led('ArrowRight', 4)).toBe(4);
    expect(led('ArrowLeft', 0)).toBe(0);
  });

  it('stay where a row above or below is none', () => {
    const led = (key: string, active: number) => placeAfter(key, { active, count: 12, steps: MAP });
    expect(led('ArrowDown', 1)).toBe(5);
    expect(led('ArrowUp', 1)).toBe(1);
    expect(led('ArrowDown', 9)).toBe(9);
  });

  it('begin at the first place, or at the end that is asked for', () => {
    const from = (key: string) => placeAfter(key, { active: null, count: 5, steps: LINE });
    expect([from('ArrowLeft'), from('ArrowRight'), from('Home'), from('End')]).toEqual([0, 0, 0, 4]);
  });

  it('lead nowhere that are no keys of the chart, or where it has no place', () => {
    expect(placeAfter('ArrowUp', { active: 1, count: 5, steps: LINE })).toBeNull();
    expect(placeAfter('Enter', { active: 1, count: 5, steps: LINE })).toBeNull();
    expect(placeAfter('Home', { active: null, count: 0, steps: LINE })).toBeNull();
  });
});
