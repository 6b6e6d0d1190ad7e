import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { PointRunner, PointsOfData } from '../sweep/pointRunner.ts';
import { runAll } from './sweep.ts';

const pointsOf = (...seeds: number[]): Experiment[] => seeds.map((seed) => ({ ...DEFAULT_EXPERIMENT, seed }));
const groupOf = (experiments: readonly Experiment[]): PointsOfData => ({
  experiments,
  data: { dataFolder: '' },
});

const runnerOf = (run: PointRunner['run']): PointRunner => ({
  engine: { backend: 'wasm', adapter: 'test' },
  check: async () => {},
  run,
  close: () => {},
});

const seedText = ({ experiment }: Pick<RunResult, 'experiment'>) => `seed ${experiment.seed}`;
const reportOf = (experiment: Experiment) => ({ experiment }) as RunResult;

it('says of every point which it is, what goes on with it and what came of it', async () => {
  const [one, two] = pointsOf(1, 2) as [Experiment, Experiment];
  const lines: string[] = [];
  const runner = runnerOf(async (_groups, listener) => {
    for (const point of [one, two]) listener.begun(point);
    listener.told(two, 'trains');
    listener.finished(two, reportOf(two));
    listener.failed(one, new Error('no run'));
  });
  const before = process.listenerCount('SIGTERM');
  const ran = await runAll([groupOf([one]), groupOf([two])], runner, (line) => lines.push(line), seedText);
  expect(lines).toEqual([
    ...['point 1 of 2', 'point 2 of 2', 'point 2 of 2: trains', 'point 2 of 2 done: seed 2'],
    'point 1 of 2 failed: Error: no run',
  ]);
  expect([[...ran.found.keys()], [...ran.failed.keys()], ran.signal]).toEqual([[two], [one], undefined]);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

it('ends at a signal, and keeps what is finished', async () => {
  const points = pointsOf(1, 2);
  const runner = runnerOf(async (_groups, listener, ended) => {
    listener.begun(points[0]!);
    listener.finished(points[0]!, reportOf(points[0]!));
    listener.begun(points[1]!);
    await new Promise((resolve) => {
      ended.addEventListener('abort', resolve);
      process.emit('SIGTERM', 'SIGTERM');
    });
  });
  const { found, failed, signal } = await runAll([groupOf(points)], runner, () => {}, seedText);
  process.removeAllListeners('SIGTERM');
  expect([[...found.keys()], failed.size, signal]).toEqual([[points[0]], 0, 'SIGTERM']);
});
