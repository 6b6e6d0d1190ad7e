import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import type { Lab, LabRun } from '../runLab.ts';
import { type Group, runAll } from './sweep.ts';

const pointsOf = (...seeds: number[]): Experiment[] => seeds.map((seed) => ({ ...DEFAULT_EXPERIMENT, seed }));

/** A lab that runs nothing, and fails at some seeds. */
function labOf(failing: readonly number[], closed: string[], name: string): Lab {
  return {
    atOnce: 1,
    check: async () => {},
    async run(experiment) {
      if (failing.includes(experiment.seed)) throw new Error(`no run of ${experiment.seed}`);
      return { report: { experiment } } as LabRun;
    },
    close: () => void closed.push(name),
  };
}

describe('runAll', () => {
  it('runs every point of every group, whichever fails, and closes each lab', async () => {
    const closed: string[] = [];
    const lines: string[] = [];
    const lab = (name: string) => labOf([2, 4], closed, name);
    const groups: Group[] = [pointsOf(1, 2, 3), pointsOf(4, 5)].map((points, i) => ({
      points,
      experiments: points,
      open: async () => lab(`lab ${i}`),
    }));
    const before = process.listenerCount('SIGTERM');
    const { found, failed, signal } = await runAll(
      groups,
      lab('first'),
      (line) => lines.push(line),
      ({ experiment }) => `seed ${experiment.seed}`,
    );
    expect([...found.keys()].map(({ seed }) => seed)).toEqual([1, 3, 5]);
    expect([...failed].map(([{ seed }, error]) => [seed, (error as Error).message])).toEqual([
      [2, 'no run of 2'],
      [4, 'no run of 4'],
    ]);
    expect(signal).toBeUndefined();
    expect(closed).toEqual(['first', 'lab 1']);
    expect(lines).toEqual([
      'point 1 of 5',
      'point 1 of 5 done: seed 1',
      'point 2 of 5',
      'point 2 of 5 failed: Error: no run of 2',
      'point 3 of 5',
      'point 3 of 5 done: seed 3',
      'point 4 of 5',
      'point 4 of 5 failed: Error: no run of 4',
      'point 5 of 5',
      'point 5 of 5 done: seed 5',
    ]);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('has as many points under way as the lab has workers for, and says which a line is of', async () => {
    const ends: (() => void)[] = [];
    const lines: string[] = [];
    const lab: Lab = {
      ...labOf([], [], 'lab'),
      atOnce: 2,
      run(experiment, told) {
        told?.('trains');
        return new Promise((resolve) => ends.push(() => resolve({ report: { experiment } } as LabRun)));
      },
    };
    const points = pointsOf(1, 2, 3);
    const group: Group = { points, experiments: points, open: async () => lab };
    const running = runAll(
      [group],
      lab,
      (line) => lines.push(line),
      ({ experiment }) => `seed ${experiment.seed}`,
    );
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    await settle();
    expect(ends).toHaveLength(2);
    ends[1]!();
    await settle();
    expect(ends).toHaveLength(3);
    ends[0]!();
    ends[2]!();
    const { found } = await running;
    expect([...found.keys()].map(({ seed }) => seed)).toEqual([2, 1, 3]);
    expect(lines.slice(0, 6)).toEqual([
      'point 1 of 3',
      'point 1 of 3: trains',
      'point 2 of 3',
      'point 2 of 3: trains',
      'point 2 of 3 done: seed 2',
      'point 3 of 3',
    ]);
  });

  it('tells nothing of what a signal cuts short, and keeps what is finished', async () => {
    const failures: ((error: Error) => void)[] = [];
    const lines: string[] = [];
    const lab: Lab = {
      ...labOf([], [], 'lab'),
      atOnce: 2,
      run: (experiment) =>
        experiment.seed === 1
          ? Promise.resolve({ report: { experiment } } as LabRun)
          : new Promise((_, reject) => failures.push(reject)),
      close: () => {
        for (const fail of failures) fail(new Error('the lab is closed'));
      },
    };
    const points = pointsOf(1, 2, 3, 4);
    const group: Group = { points, experiments: points, open: async () => lab };
    const running = runAll(
      [group],
      lab,
      (line) => lines.push(line),
      () => 'finished',
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.emit('SIGTERM', 'SIGTERM');
    const { found, failed, signal } = await running;
    await new Promise((resolve) => setImmediate(resolve));
    process.removeAllListeners('SIGTERM');
    expect([[...found.keys()].map(({ seed }) => seed), failed.size, signal]).toEqual([[1], 0, 'SIGTERM']);
    expect(lines.filter((line) => line.includes('failed') || line.includes('point 4'))).toEqual([]);
  });
});
