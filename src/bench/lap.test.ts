import { describe, expect, it } from 'vitest';
import { LapRunner, type Workload } from './lap.ts';

/** A workload on a pretended clock: starting a step is free, computing it takes `seconds`. */
function pretended(seconds: number) {
  const state = { now: 0, started: 0, pending: 0, mostPending: 0, settled: 0 };
  const workload: Workload = {
    step: () => {
      state.started++;
      state.pending++;
      state.mostPending = Math.max(state.mostPending, state.pending);
    },
    settle: async () => {
      state.now += state.pending * seconds;
      state.pending = 0;
      state.settled++;
    },
    dispose: () => {},
  };
  return { state, runner: new LapRunner(workload, () => state.now) };
}

describe('LapRunner', () => {
  it('does one step at least, however slow', async () => {
    const { state, runner } = pretended(4);
    expect(await runner.run(0.3)).toEqual({ steps: 1, seconds: 4 });
    expect(state.mostPending).toBe(1);
  });

  it('counts what it did and stops soon after its time', async () => {
    const { state, runner } = pretended(0.01);
    const { steps, seconds } = await runner.run(0.3);
    expect(steps).toBe(state.started);
    expect(steps / seconds).toBeCloseTo(100);
    expect(seconds).toBeGreaterThanOrEqual(0.3);
    expect(seconds).toBeLessThan(0.5);
  });

  it('waits for quick steps about ten times a second, not each time', async () => {
    const { state, runner } = pretended(0.001);
    await runner.run(1);
    const before = state.settled;
    await runner.run(1);
    expect(state.settled - before).toBeLessThan(25);
  });

  it('never starts more than a fraction of a second of work at once', async () => {
    const { state, runner } = pretended(0.03);
    await runner.run(2);
    expect(state.mostPending * 0.03).toBeLessThanOrEqual(0.2);
  });
});
