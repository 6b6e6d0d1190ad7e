/** How the cost of a workload grows with one of its sizes. */

import type { GrowthFigures } from './benchResult.ts';
import { type BenchEngine, GROWTH, type GrowthDeclaration, type GrowthRow } from './catalogue.ts';
import type { BenchWorker, OpenWorkload } from './implementation.ts';
import { type RoundOptions, roundRobin } from './roundRobin.ts';
import { fittedExponent, median } from './statistics.ts';

/** Runs one series, its sizes interleaved. @throws the first failure */
export async function measureGrowth(
  name: GrowthRow,
  engine: BenchEngine,
  worker: BenchWorker,
  options: RoundOptions,
): Promise<GrowthFigures> {
  const { workload, against, sizes, fixed }: GrowthDeclaration = GROWTH[name];
  const open = new Map<number, OpenWorkload>();
  try {
    for (const size of sizes) {
      open.set(size, await worker.open({ name: workload, sizes: { ...fixed, [against]: size } }));
    }
    const measured = await roundRobin(open, options);
    const seconds = sizes.map((size) => {
      const laps = measured.get(size)!;
      if (laps instanceof Error) throw laps;
      return median(laps.map((lap) => lap.seconds / lap.steps));
    });
    return {
      name,
      engine,
      against,
      sizes,
      seconds,
      exponent: fittedExponent(sizes, seconds),
      exponentAtTheEnd: fittedExponent(sizes.slice(-2), seconds.slice(-2)),
    };
  } finally {
    for (const one of open.values()) await one.close().catch(() => undefined);
  }
}
