import { describe, expect, it } from 'vitest';
import { CHAPTER_IDS } from '../lesson/steps.ts';
import { measured } from './measured.ts';
import { plan } from './plan.ts';

describe('the hour', () => {
  it('has sixty minutes, every chapter in its order, and no gap', () => {
    const parts = plan();
    expect(parts[0]!.begin).toBe(0);
    expect(parts.at(-1)!.end).toBe(60);
    parts.forEach(({ begin, end }, i) => {
      expect(end).toBeGreaterThan(begin);
      if (i > 0) expect(begin).toBe(parts[i - 1]!.end);
    });
    expect(parts.flatMap((part) => ('chapter' in part ? [part.chapter] : []))).toEqual(CHAPTER_IDS);
  });

  it('has every chapter measured, on a machine that is named', () => {
    expect(Object.keys(measured.chapters)).toEqual(CHAPTER_IDS);
    for (const { run, change } of Object.values(measured.chapters)) {
      expect(run).toBeGreaterThan(0);
      expect(change).toBeGreaterThan(0);
    }
    for (const said of [measured.machine, measured.browser, measured.engine]) expect(said).not.toBe('');
    expect(measured.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('lets each run end within its part', () => {
    for (const part of plan()) {
      if (!('chapter' in part)) continue;
      const { run, change } = measured.chapters[part.chapter]!;
      expect(run + change, part.chapter).toBeLessThan(60 * (part.end - part.begin));
    }
  });
});
