/** Points of a sweep on the workers of any number of machines: this process looks at them, hands them on and waits. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { LAB_VERSION } from '../../lab/pipeline/stageKey.ts';
import { targetsFirst } from '../../lab/studies/order.ts';
import { pointKey } from '../../lab/studies/point.ts';
import type { PointJob } from '../../runtime/machines/points.ts';
import type { RedisAddress } from '../../runtime/machines/redisAddress.ts';
import { connectRedis } from '../../runtime/redis/connectRedis.ts';
import { sweepOverQueue } from '../../runtime/redis/pointQueue.ts';
import type { OpenRunner, PointsOfData } from './pointRunner.ts';

/** The points by their keys: a point that is there twice is computed once. */
function byKey(groups: readonly PointsOfData[], engine: string) {
  const jobs = new Map<string, PointJob>();
  const experiments = new Map<string, Experiment[]>();
  for (const { experiments: all, membersPerModel } of groups) {
    for (const experiment of targetsFirst(all)) {
      const key = pointKey(experiment, engine);
      jobs.set(key, { experiment, membersPerModel });
      experiments.set(key, [...(experiments.get(key) ?? []), experiment]);
    }
  }
  return { jobs, of: (key: string): readonly Experiment[] => experiments.get(key) ?? [] };
}

/** @param openLocal with which the points are looked at here, before any of them is handed on */
export const redisRunner =
  (openLocal: OpenRunner, address: RedisAddress): OpenRunner =>
  async (groups, progress) => {
    const redis = await connectRedis(address, progress);
    const local = await openLocal(groups, progress).catch((error) => {
      redis.disconnect();
      throw error;
    });
    const { engine } = local;
    return {
      engine,
      check: (all) => local.check(all),
      async run(all, listener, ended) {
        // Nothing is computed here: what it would take is the workers'.
        local.close();
        const { jobs, of } = byKey(all, engine.backend);
        const begun = new Set<string>();
        const begin = (key: string) => {
          if (begun.has(key)) return;
          begun.add(key);
          for (const one of of(key)) listener.begun(one);
        };
        await sweepOverQueue(redis, jobs, ended, {
          kind: { version: LAB_VERSION, engine: engine.backend },
          address,
          begun: begin,
          finished(key, result) {
            begin(key);
            for (const one of of(key)) listener.finished(one, result as RunResult);
          },
          failed(key, error) {
            begin(key);
            for (const one of of(key)) listener.failed(one, error);
          },
          told: progress,
        });
      },
      close() {
        local.close();
        redis.disconnect();
      },
    };
  };
