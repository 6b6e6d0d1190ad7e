import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import type { Lab, LabRun } from '../runLab.ts';
import { localRunner } from './localRunner.ts';
import type { PointListener, PointsOfData } from './pointRunner.ts';

const pointsOf = (...seeds: number[]): Experiment[] => seeds.map((seed) => ({ ...DEFAULT_EXPERIMENT, seed }));

const groupsOf = (...groups: Experiment[][]): PointsOfData[] =>
  groups.map((experiments, i) => ({ experiments, data: { dataFolder: `data ${i}` }, membersPerModel: 400 }));

const ENGINE = { backend: 'wasm', adapter: 'test' } as const;
const reported = (experiment: Experiment) => ({ report: { experiment } }) as LabRun;

/** What a listener was told, by seeds. */
function listening() {
  const heard: string[] = [];
  const hear =
    (what: string) =>
    ({ seed }: Experiment) =>
      heard.push(`${what} ${seed}`);
  const listener: PointListener = {
    begun: hear('begun'),
    told: (experiment, line) => hear(line)(experiment),
    finished: hear('finished'),
    failed: (experiment, error) => hear((error as Error).message)(experiment),
  };
  return { heard, listener };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('localRunner', () => {
  it('runs every point of every group, whichever fails, with one lab open at a time', async () => {
    const labs: string[] = [];
    const open = localRunner(async ({ dataFolder }, _progress, engine) => {
      labs.push(`${dataFolder} opens on ${engine ?? 'any'}`);
      return {
        engine: ENGINE,
        atOnce: 1,
        expect: () => {},
        check: async (experiments) => void labs.push(`${dataFolder} checks ${experiments.length}`),
        async run(experiment) {
          if (experiment.seed % 2 === 0) throw new Error('no run of');
          return reported(experiment);
        },
        close: () => void labs.push(`${dataFolder} closes`),
      };
    });
    const groups = groupsOf(pointsOf(1, 2, 3), pointsOf(4, 5));
    const { heard, listener } = listening();
    const runner = await open(groups, () => {});
    await runner.check(groups);
    await runner.run(groups, listener, new AbortController().signal);
    runner.close();
    expect(heard).toEqual([
      ...['begun 1', 'finished 1', 'begun 2', 'no run of 2', 'begun 3', 'finished 3'],
      ...['begun 4', 'no run of 4', 'begun 5', 'finished 5'],
    ]);
    expect(labs).toEqual([
      ...['data 0 opens on any', 'data 0 closes'],
      ...['data 1 opens on wasm', 'data 1 checks 2', 'data 1 closes'],
      ...['data 0 opens on wasm', 'data 0 checks 3', 'data 0 closes'],
      ...['data 1 opens on wasm', 'data 1 closes'],
    ]);
  });

  it('has as many points under way as the lab has workers for', async () => {
    const ends = new Map<number, () => void>();
    const lab: Lab = {
      engine: ENGINE,
      atOnce: 2,
      check: async () => {},
      expect: () => {},
      run(experiment, told) {
        told?.('trains');
        return new Promise((resolve) => ends.set(experiment.seed, () => resolve(reported(experiment))));
      },
      close: () => {},
    };
    const groups = groupsOf(pointsOf(1, 2, 3));
    const { heard, listener } = listening();
    const runner = await localRunner(async () => lab)(groups, () => {});
    const running = runner.run(groups, listener, new AbortController().signal);
    await settle();
    expect(heard).toEqual(['begun 1', 'trains 1', 'begun 2', 'trains 2']);
    ends.get(2)!();
    await settle();
    expect(heard.slice(4)).toEqual(['finished 2', 'begun 3', 'trains 3']);
    ends.get(1)!();
    ends.get(3)!();
    await running;
    expect(heard.slice(7)).toEqual(['finished 1', 'finished 3']);
  });

  it('tells nothing of what is under way when it is ended', async () => {
    const failures: ((error: Error) => void)[] = [];
    const lab: Lab = {
      engine: ENGINE,
      atOnce: 2,
      check: async () => {},
      expect: () => {},
      run: (experiment) =>
        experiment.seed === 1
          ? Promise.resolve(reported(experiment))
          : new Promise((_, reject) => failures.push(reject)),
      close: () => {
        for (const fail of failures) fail(new Error('the lab is closed'));
      },
    };
    const groups = groupsOf(pointsOf(1, 2, 3, 4));
    const { heard, listener } = listening();
    const runner = await localRunner(async () => lab)(groups, () => {});
    const controller = new AbortController();
    const running = runner.run(groups, listener, controller.signal);
    await settle();
    controller.abort();
    await running;
    runner.close();
    await settle();
    expect(heard).toEqual(['begun 1', 'begun 2', 'finished 1', 'begun 3']);
  });
});
