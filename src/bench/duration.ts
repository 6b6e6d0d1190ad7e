/** How long a benchmark will take, told before it starts: reckoned from what it took on one machine, so of the right order and no more. */
import type { Peer } from './benchResult.ts';
import {
  type BenchEngine,
  type BenchRowName,
  GROWTH,
  type GrowthRow,
  isGrowthRow,
  PIPELINE_ROWS,
  type StepRow,
} from './catalogue.ts';
import type { ImplementationKey } from './implementation.ts';
import { WARM_SECONDS } from './roundRobin.ts';
import { GROWTH_SECONDS, NO_GROWTH, STEP_SECONDS } from './runBench.ts';
import { implementationsOf } from './stepRow.ts';

/** Our choice: seconds that a worker takes to start and a workload to be made. */
const START_SECONDS = 2;
const OPEN_SECONDS = 0.5;

/** Seconds of a run, wherever it is run: on two cores, from docs/benchmarks.md. */
const RUN_SECONDS: Partial<Record<StepRow, number>> = {
  'default-run': 11.4,
  'tau-change': 0.7,
  'label-change': 0.5,
};

/** Seconds of a step in plain JavaScript, same source. */
const SLOW_STEP_SECONDS: Partial<Record<StepRow, number>> = {
  'cnn28-train': 3.3,
  'cnn32-train': 4.6,
  'resnet-block-train': 9.8,
  views: 1,
};

/** Seconds of a round of all sizes, where steps take longer than their laps. */
const GROWTH_ROUND_SECONDS: Partial<Record<GrowthRow, number>> = {
  'view-passes-by-views': 0.5,
  'view-passes-by-members': 0.5,
  'shadow-trainings-by-shadows': 1.1,
};

/** TensorFlow.js has no pipeline, and whole runs are refused in plain JavaScript. */
function takesPart(key: ImplementationKey, row: StepRow): boolean {
  if (key.kind === 'torch') return true;
  if (PIPELINE_ROWS.includes(row)) return key.kind === 'ours' && key.engine !== 'cpu';
  return true;
}

function stepSeconds(key: ImplementationKey, row: StepRow): number {
  const slow = key.kind !== 'torch' && key.engine === 'cpu';
  return (slow ? SLOW_STEP_SECONDS[row] : RUN_SECONDS[row]) ?? 0;
}

/** One lap more than there are rounds, unless a lap is long enough to have warmed itself up. */
function lapsSeconds(step: number, rounds: number): number {
  return step > WARM_SECONDS ? rounds * step : (rounds + 1) * Math.max(STEP_SECONDS, step);
}

export interface Asked {
  readonly rows: readonly BenchRowName[];
  readonly engines: readonly BenchEngine[];
  readonly peers: readonly Peer[];
  readonly rounds: number;
}

function growthSeconds(row: GrowthRow, { engines, rounds }: Asked): number {
  const sizes = GROWTH[row].sizes.length;
  const round = Math.max(sizes * GROWTH_SECONDS, GROWTH_ROUND_SECONDS[row] ?? 0);
  const measured = engines.filter((engine) => !NO_GROWTH.includes(engine)).length;
  return measured * (sizes * OPEN_SECONDS + (rounds + 1) * round);
}

/** Changes are made to a default run, which is run for them where none has been. */
function runsBefore(row: StepRow, rows: readonly BenchRowName[]): boolean {
  if (row === 'default-run' || !PIPELINE_ROWS.includes(row)) return false;
  const earlier = PIPELINE_ROWS.slice(0, PIPELINE_ROWS.indexOf(row));
  return !rows.some((one) => earlier.some((name) => name === one));
}

/** Seconds that `runBench` takes for what is asked, on a machine of two cores that does nothing else. */
export function expectedSeconds(asked: Asked): number {
  const { rows, engines, peers, rounds } = asked;
  const started = new Set<string>();
  let seconds = 0;
  for (const row of rows) {
    if (isGrowthRow(row)) {
      seconds += growthSeconds(row, asked);
      continue;
    }
    for (const [id, key] of implementationsOf(engines, peers)) {
      started.add(id);
      if (!takesPart(key, row)) continue;
      const step = stepSeconds(key, row);
      // Its kernels are counted over one step more.
      const counted = key.kind === 'ours' && !PIPELINE_ROWS.includes(row) ? step : 0;
      seconds += OPEN_SECONDS + counted + lapsSeconds(step, rounds);
      if (key.kind === 'ours' && runsBefore(row, rows)) seconds += RUN_SECONDS['default-run']!;
    }
  }
  return seconds + START_SECONDS * Math.max(started.size, engines.length);
}
