/** A handful of real steps of each kind on an experiment's own shapes: how long each takes, and how much it holds. */
import type { Experiment } from '../experiment.ts';
import { classifier } from '../models/classifier.ts';
import { type MemoryLimits, type ModelSizes, memoryNeed, type RowBytes, shortageOf } from './memory.ts';
import { peakBytes } from './peakBytes.ts';
import { type DataShape, KINDS, type Kind, trainingOf } from './trainings.ts';

/** Seconds of one step of a training on a full batch; of a query, a stem or a pass for one example. */
export type Costs = Readonly<Record<Kind, number>>;

export interface MeasuringHost {
  /** Seconds since some fixed moment. */
  seconds(): number;
  /** Lets messages in. @throws StageAborted when the measurement is not wanted any more */
  pause(): Promise<void>;
  /** Resolves once the engine has done all that it was given. */
  settle(): Promise<void>;
}

/** Seconds that each kind may take in all: about one and a half together. Our choice. */
const BUDGET: Readonly<Record<Kind, number>> = {
  target: 0.35,
  shadow: 0.35,
  query: 0.15,
  stem: 0.1,
  pass: 0.2,
  contrastive: 0.15,
  frozenHead: 0.05,
  trainedHead: 0.05,
  blindHead: 0.1,
};

const FEW_ROWS = 2;
const MOST_STEPS = 8;

/**
 * Seconds of a run on `rows` rows: measured where the budget lets it, else told from runs on fewer rows, as a start and a
 * slope.
 *
 * @param timed seconds of so many runs on so many rows
 */
export async function secondsOf(
  timed: (rows: number, times: number) => Promise<number>,
  most: number,
  rows: number,
  budget: number,
): Promise<number> {
  const few = Math.min(FEW_ROWS, most);
  const cold = await timed(few, 1);
  if (cold > budget) return (cold * rows) / few;
  const small = await timed(few, 1);
  const left = budget - cold - small;
  const guess = (count: number) => (small * count) / few;
  const many = guess(most) * 2 <= left ? most : Math.floor((left / 2) * (few / small));
  if (many <= few) return guess(rows);
  const first = await timed(many, 1);
  const times = Math.min(MOST_STEPS, Math.max(1, Math.floor((left - first) / first)));
  const large = (await timed(many, times)) / times;
  const slope = Math.max(0, large - small) / (many - few);
  return large + slope * (rows - many);
}

/** Rows that a kind's cost is told for. */
function rowsOf(kind: Kind, { target, contrastive, head }: Experiment): number {
  switch (kind) {
    case 'target':
    case 'shadow':
      return target.batchSize;
    case 'contrastive':
      return contrastive.batchSize;
    case 'frozenHead':
    case 'trainedHead':
    case 'blindHead':
      return head.batchSize;
    default:
      return 1;
  }
}

export async function measureCosts(
  shape: DataShape,
  experiment: Experiment,
  host: MeasuringHost,
): Promise<Costs> {
  const costs: Partial<Record<Kind, number>> = {};
  for (const kind of KINDS) {
    const work = trainingOf(kind, shape, experiment);
    const timed = async (rows: number, times: number) => {
      await host.pause();
      const begun = host.seconds();
      for (let i = 0; i < times; i++) work.run(rows);
      await host.settle();
      return host.seconds() - begun;
    };
    try {
      const asked = rowsOf(kind, experiment);
      // What is asked by the hundred costs a share of many, not what one alone would.
      const rows = asked === 1 ? work.rows : asked;
      const seconds = await secondsOf(timed, work.rows, rows, BUDGET[kind]);
      costs[kind] = asked === 1 ? seconds / rows : seconds;
    } finally {
      work.dispose();
    }
  }
  return costs as Costs;
}

/** Bytes as a start and so many for each row, from what one row and two hold. */
function rowBytes(run: (rows: number) => void): RowBytes & { largest: number } {
  const [one, two] = [peakBytes(() => run(1)), peakBytes(() => run(2))];
  const perRow = Math.max(0, two.bytes - one.bytes);
  return { fixed: Math.max(0, one.bytes - perRow), perRow, largest: Math.max(0, two.largest - one.largest) };
}

/**
 * What a model holds while it is trained and asked, from one and two examples. A model whose weights alone are beyond the
 * limits is not made: what it is told to hold is then the least that it would.
 */
export function measureSizes(shape: DataShape, experiment: Experiment, limits: MemoryLimits): ModelSizes {
  const { architecture, width } = experiment.target;
  const { shapes } = classifier(architecture, width, shape, shape.classes).learner;
  const values = shapes.reduce((sum, { shape: sides }) => sum + sides.reduce((a, b) => a * b, 1), 0);
  const parameters = 4 * values;
  const none = { fixed: 0, perRow: 0 };
  const { engine = Number.POSITIVE_INFINITY, tensor = Number.POSITIVE_INFINITY } = limits;
  if (4 * parameters > engine || 3 * parameters > tensor) {
    return { parameters, training: none, query: none, largestPerRow: 0 };
  }
  const bytesOf = (kind: Kind) => {
    const work = trainingOf(kind, shape, experiment);
    try {
      return rowBytes((rows) => work.run(rows));
    } finally {
      work.dispose();
    }
  };
  const training = bytesOf('shadow');
  const query = bytesOf(experiment.views.source === 'dropout' ? 'query' : 'pass');
  return { parameters, training, query, largestPerRow: Math.max(training.largest, query.largest) };
}

export interface Measurement {
  readonly data: DataShape;
  readonly limits: MemoryLimits;
  readonly sizes: ModelSizes;
  /** Null: not asked for, or the run does not fit. */
  readonly costs: Costs | null;
}

/** @param withCosts whether to measure how long steps take, too */
export async function measure(
  data: DataShape,
  experiment: Experiment,
  limits: MemoryLimits,
  withCosts: boolean,
  host: MeasuringHost,
): Promise<Measurement> {
  const sizes = measureSizes(data, experiment, limits);
  const fits = shortageOf(memoryNeed(experiment, data, sizes, 1), limits) === null;
  const costs = withCosts && fits ? await measureCosts(data, experiment, host) : null;
  return { data, limits, sizes, costs };
}
