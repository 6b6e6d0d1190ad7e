/** A handful of real steps of each kind on an experiment's own shapes: how long each takes, and how much it holds. */
import { type Experiment, knobAt } from '../experiment/experiment.ts';
import type { NumberKnob } from '../experiment/knob.ts';
import { classifier } from '../models/classifier.ts';
import { type DataShape, KINDS, type Kind, kindOfWork } from './kindsOfWork.ts';
import { type MemoryLimits, type ModelSizes, memoryNeed, type RowBytes, shortageOf } from './memory.ts';
import { peakBytes } from './peakBytes.ts';

/** Seconds of one step of a training on a full batch, or of a whole frame; of a query, a stem or a pass for one example. */
export type Costs = Readonly<Record<Kind, number>>;

export interface MeasuringHost {
  /** Seconds since some fixed moment. */
  seconds(): number;
  /** Lets messages in. @throws StageAborted when the measurement is not wanted any more */
  pause(): Promise<void>;
  /** Resolves once the engine has done all that it was given. */
  settle(): Promise<void>;
  /** Compiles ahead what the run will use, where an engine compiles: a GPU does so anew for each number of rows. */
  compile?(run: () => void): Promise<void>;
}

const FEW_ROWS = 1;
/** Of what is left of the budget, for a lap on more rows. Our choice. */
const SHARE = 1 / 3;
const MOST_STEPS = 8;
/** A lap of so many times what fewer rows foretell waited for something else. Our choice. */
const SUSPECT = 2;
/** Of two laps that ought to take as long as each other one waited if it took so many times as long. Our choice. */
const ALIKE = 1.25;

/**
 * Seconds of a run on `rows` rows: measured where the budget lets it, else told from runs on fewer rows. Those grow to as many
 * as a share of what is left of the budget is enough for, by what fewer have taken. Of laps that are run again the least counts,
 * and of it alone the budget is spent: the first compiles, and any other may have waited for what else the machine does.
 *
 * @param timed seconds of so many runs on so many rows
 * @param most rows that can be run on
 */
export async function secondsOf(
  timed: (rows: number, times: number) => Promise<number>,
  most: number,
  rows: number,
  budget: number,
): Promise<number> {
  const few = Math.min(FEW_ROWS, most);
  const first = [await timed(few, 1), await timed(few, 1)];
  const hardlyMore = 4 * Math.min(...first) > budget;
  if (hardlyMore && Math.max(...first) > ALIKE * Math.min(...first)) first.push(await timed(few, 1));
  let last = { rows: few, seconds: Math.min(...first) };
  let slope = last.seconds / few;
  let left = budget - last.seconds;
  for (;;) {
    const room = left * SHARE - last.seconds;
    // On a coarse clock more rows may seem to take no more.
    const more = room > 0 ? Math.min(most, last.rows + Math.floor(room / slope)) : last.rows;
    if (more <= last.rows) break;
    const told = last.seconds + slope * (more - last.rows);
    const once = await timed(more, 1);
    const waited = once > SUSPECT * told;
    const seconds = waited ? Math.min(once, await timed(more, 1)) : once;
    slope = Math.max(0, seconds - last.seconds) / (more - last.rows);
    last = { rows: more, seconds };
    left -= waited ? 2 * seconds : seconds;
  }
  const times = Math.min(MOST_STEPS, Math.floor(left / 2 / last.seconds));
  const again = times > 0 ? (await timed(last.rows, times)) / times : last.seconds;
  const seconds = Math.min(last.seconds, again);
  if (last.rows === few) slope = seconds / few;
  return seconds + slope * (rows - last.rows);
}

async function measureCosts(shape: DataShape, experiment: Experiment, host: MeasuringHost): Promise<Costs> {
  const costs: Partial<Record<Kind, number>> = {};
  for (const kind of KINDS) {
    const { budget, batch, prepare } = kindOfWork(kind);
    const work = prepare(shape, experiment);
    const timed = async (rows: number, times: number) => {
      await host.pause();
      await host.compile?.(() => work.run(rows));
      const begun = host.seconds();
      for (let i = 0; i < times; i++) work.run(rows);
      await host.settle();
      return host.seconds() - begun;
    };
    try {
      // What is asked by the hundred costs a share of many, not what one alone would.
      const rows = batch?.(experiment) ?? work.rows;
      const seconds = await secondsOf(timed, work.rows, rows, budget);
      costs[kind] = batch ? seconds : seconds / rows;
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

/** Bytes of weights that are made in a moment. Our choice. */
const HEAVY = 2 ** 26;
const { min: NARROWEST } = knobAt('target.width') as NumberKnob;

/**
 * What a model holds while it is trained and asked, from one and two examples. One whose weights are heavy, or alone
 * beyond the limits, is not made: a narrower one is, whose activations grow with the width.
 */
export function measureSizes(shape: DataShape, experiment: Experiment, limits: MemoryLimits): ModelSizes {
  const { target } = experiment;
  const { engine = Number.POSITIVE_INFINITY, tensor = Number.POSITIVE_INFINITY } = limits;
  const parametersAt = (width: number) => {
    const { shapes } = classifier(target.architecture, width, shape, shape.classes).learner;
    return 4 * shapes.reduce((sum, { shape: sides }) => sum + sides.reduce((a, b) => a * b, 1), 0);
  };
  const tooHeavy = (width: number) => 4 * parametersAt(width) > engine || 3 * parametersAt(width) > tensor;
  let { width } = target;
  while ((tooHeavy(width) || parametersAt(width) > HEAVY) && width / 2 >= NARROWEST) width /= 2;
  const parameters = parametersAt(target.width);
  if (tooHeavy(width)) {
    const none = { fixed: 0, perRow: 0 };
    return { parameters, training: none, plain: none, query: none, largestPerRow: 0 };
  }
  const made = { ...experiment, target: { ...target, width } };
  const bytesOf = (kind: Kind) => {
    const work = kindOfWork(kind).prepare(shape, made);
    try {
      const { fixed, perRow, largest } = rowBytes((rows) => work.run(rows));
      const times = target.width / width;
      return {
        fixed: (fixed * parameters) / parametersAt(width),
        perRow: perRow * times,
        largest: largest * times,
      };
    } finally {
      work.dispose();
    }
  };
  const [training, plain] = [bytesOf('shadow'), bytesOf('target')];
  const query = bytesOf(experiment.views.source === 'dropout' ? 'query' : 'pass');
  return { parameters, training, plain, query, largestPerRow: Math.max(training.largest, query.largest) };
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
  const fits = shortageOf(memoryNeed(experiment, data, sizes, { workers: 1, thread: 0 }), limits) === null;
  const costs = withCosts && fits ? await measureCosts(data, experiment, host) : null;
  return { data, limits, sizes, costs };
}
