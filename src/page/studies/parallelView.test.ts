import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { planCells, type StudyPlan } from '../../lab/studies/plan.ts';
import type { CellFound } from './figures.ts';
import { keptCells, keptRange, parallelView } from './parallelView.ts';

const plan: StudyPlan = {
  base: DEFAULT_EXPERIMENT,
  axes: [
    { path: 'contrastive.temperature', values: [1, 0.01, 0.1] },
    { path: 'features', values: ['posterior', 'sorted'] },
    { path: 'shadow.dropoutRate', values: [0.3] },
  ],
  seeds: [1],
};

const mean = (value: number) => ({ value, low: null, high: null });

/** @param figures CLMIA's balanced accuracy by cell; null: nothing of it is finished */
const found = (figures: readonly (number | null)[]): CellFound[] =>
  planCells(plan).map((cell, i) => {
    const value = figures[i] ?? null;
    return {
      cell,
      points: [],
      attacks:
        value === null
          ? []
          : [
              {
                name: 'clmia',
                auc: mean(value),
                balancedAccuracy: mean(value),
                tprAtFpr: [],
                clmiaMinus: null,
              },
            ],
      begun: 0,
      failed: [],
    };
  });

const FIGURES = [0.5, 0.55, 0.6, 0.65, null, 0.7];
const NO_BRUSHES = new Map<string, readonly [number, number]>();

const drawn = (brushes = NO_BRUSHES, figures: readonly (number | null)[] = FIGURES) =>
  parallelView({ plan, found: found(figures), brushes }, 'clmia', 'balancedAccuracy');

describe('a study on parallel axes', () => {
  it('has an axis for each setting, on its own scale, and one for the figure', () => {
    const { axes } = drawn();
    expect(axes.map(({ stops }) => stops.map(({ text }) => text)).slice(0, 3)).toEqual([
      ['0.01', '0.1', '1'],
      ['raw posteriors', 'sorted posteriors'],
      ['0.3'],
    ]);
    expect(axes[0]!.stops.map(({ at }) => at)).toEqual([0, 0.5, 1]);
    expect(axes[3]!.stops.at(0)!.text).toBe('45.0 %');
    expect(axes[3]!.stops.at(-1)!.text).toBe('70.0 %');
    expect(axes[3]!.stops).toHaveLength(26);
  });

  it('has a line for each choice of values, on the stops of its axes', () => {
    const { axes, lines } = drawn();
    expect(lines.map(({ at }) => at.slice(0, 2))).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
      [0, 1],
      [0.5, 0],
      [0.5, 1],
    ]);
    for (const { at } of lines)
      for (const axis of [0, 1, 2]) expect(axes[axis]!.stops.map((stop) => stop.at)).toContain(at[axis]);
    expect(lines[0]!.at[3]).toBeCloseTo(0.2);
    expect(lines[4]!.at[3]).toBeNull();
  });

  it('counts what is kept, and averages what of it is finished', () => {
    expect(keptCells(drawn())).toMatchObject({ count: 6, finished: 5, mean: expect.closeTo(0.6) });
    const lower = keptCells(drawn(new Map([['contrastive.temperature', [0, 1]]])));
    expect(lower.kept).toEqual([false, false, true, true, true, true]);
    expect(lower).toMatchObject({ count: 4, finished: 3, mean: expect.closeTo(0.65) });
    const high = keptCells(drawn(new Map([['balancedAccuracy', [0.6, 0.66]]])));
    expect(high.kept).toEqual([false, false, true, true, false, false]);
    expect(keptCells(drawn(new Map(), [])).mean).toBeNull();
  });

  it('keeps a figure’s brush by its values while its axis grows', () => {
    const before = drawn();
    const range = keptRange(before, 'balancedAccuracy', [15, 21]);
    expect(range.map((value) => value.toFixed(2))).toEqual(['0.60', '0.66']);
    expect(keptRange(before, 'features', [1, 1])).toEqual([1, 1]);
    const after = drawn(new Map([['balancedAccuracy', range]]), [0.5, 0.55, 0.6, 0.65, 0.93, 0.7]);
    expect(after.axes[3]!.brush).toEqual([15, 21]);
    expect(after.axes[3]!.stops.at(-1)!.text).toBe('95.0 %');
    expect(keptCells(after).kept).toEqual([false, false, true, true, false, false]);
  });
});
