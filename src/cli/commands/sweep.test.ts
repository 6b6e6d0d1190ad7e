import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import type { Lab, LabRun } from '../runLab.ts';
import { type Group, runAll } from './sweep.ts';

const pointsOf = (...seeds: number[]): Experiment[] => seeds.map((seed) => ({ ...DEFAULT_EXPERIMENT, seed }));

/** A lab that runs nothing, and fails at some seeds. */
function labOf(failing: readonly number[], closed: string[], name: string): Lab {
  return {
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
});
