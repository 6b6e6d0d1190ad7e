import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { batchUpdates } from './batchedUpdates.ts';
import type { CurveUpdate } from './curves.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const delivered: unknown[] = [];
  const updates = batchUpdates(200, 40, (stages, curves) => delivered.push([[...stages], [...curves]]));
  return { updates, delivered };
}

const point = (series: CurveUpdate['series'], x: number): CurveUpdate => ({
  series,
  mode: 'append',
  points: { x: [x], y: [0] },
});
const step = (at: number) => ({ step: at, steps: 9 });

describe('batchUpdates', () => {
  it('delivers the latest of a burst at once, a moment after its first', () => {
    const { updates, delivered } = gathered();
    updates.progress('target', step(1));
    vi.advanceTimersByTime(150);
    updates.progress('target', step(2));
    updates.progress('shadow', step(5));
    updates.curve(point('target/loss', 1));
    updates.curve(point('target/loss', 2));
    vi.advanceTimersByTime(49);
    expect(delivered).toEqual([]);
    vi.advanceTimersByTime(1);
    const burst = [
      [
        ['target', step(2)],
        ['shadow', step(5)],
      ],
      [point('target/loss', 1), point('target/loss', 2)],
    ];
    expect(delivered).toEqual([burst]);
    vi.advanceTimersByTime(1000);
    expect(delivered).toHaveLength(1);
  });

  it('delivers a stage sooner, with all that has been gathered, once for a burst', () => {
    const { updates, delivered } = gathered();
    updates.progress('target', step(8));
    vi.advanceTimersByTime(100);
    updates.stage('target', { state: 'done', seconds: 2 });
    vi.advanceTimersByTime(20);
    updates.stage('shadow', { state: 'running' });
    vi.advanceTimersByTime(20);
    expect(delivered).toEqual([
      [
        [
          ['target', { ...step(8), state: 'done', seconds: 2 }],
          ['shadow', { state: 'running' }],
        ],
        [],
      ],
    ]);
    vi.advanceTimersByTime(1000);
    expect(delivered).toHaveLength(1);
  });

  it('is not hurried by the burst before', () => {
    const { updates, delivered } = gathered();
    updates.curve(point('target/loss', 1));
    vi.advanceTimersByTime(150);
    updates.curve(point('shadow/loss', 1));
    updates.curve(point('head/clmia', 1));
    vi.advanceTimersByTime(60);
    expect(delivered).toHaveLength(1);
    updates.curve(point('target/loss', 1));
    vi.advanceTimersByTime(199);
    expect(delivered).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(delivered).toHaveLength(2);
  });

  it('starts anew after each delivery', () => {
    const { updates, delivered } = gathered();
    updates.curve(point('head/clmia', 1));
    vi.advanceTimersByTime(200);
    updates.curve(point('encoder/loss', 1));
    vi.advanceTimersByTime(200);
    expect(delivered).toEqual([
      [[], [point('head/clmia', 1)]],
      [[], [point('encoder/loss', 1)]],
    ]);
  });

  it('delivers now when asked, once, and nothing when there is nothing', () => {
    const { updates, delivered } = gathered();
    updates.flush();
    expect(delivered).toEqual([]);
    updates.progress('head', step(3));
    updates.flush();
    expect(delivered).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(delivered).toHaveLength(1);
  });
});
