/** What models answered, in a few numbers for each of a sample of examples: all that most signs of a slip need. */

import type { Answers } from '../../attacks/attackInputs.ts';
import { randomStream } from '../../random.ts';
import type { Examined } from './examined.ts';
import { type Repeats, repeatsOf } from './repeats.ts';
import { type Agreement, agreement, type Ranking, ranking } from './statistics.ts';

/** Rows that are looked at of each model, and values of all models together: a second at most. Our choice. */
const MOST_ROWS = 4096;
const FEWEST_ROWS = 256;
const MOST_VALUES = 8_000_000;

/** One model on the sampled examples. */
export interface ModelFacts {
  /** The most likely class. */
  readonly predicted: Int32Array;
  /** log p of the label. */
  readonly scores: Float64Array;
  /** log p of the most likely class. */
  readonly sureness: Float64Array;
  readonly agreement: Agreement;
  /** Mean of the most likely class's posterior. */
  readonly confidence: number;
}

export interface Facts {
  /** Positions of the sampled examples, in a random order. */
  readonly rows: Int32Array;
  readonly labels: Int32Array;
  readonly members: Uint8Array;
  readonly target: ModelFacts;
  /** The target's agreement with the labels of its members, and of its non-members. */
  readonly inside: Agreement;
  readonly outside: Agreement;
  /** Members against non-members, by the label's posterior and by the highest. */
  readonly targetRanking: Ranking;
  readonly surenessRanking: Ranking;
  /** Of each shadow; a model's rows are those of the sample. */
  readonly shadows: readonly ModelFacts[];
  /** Each shadow's own members against its non-members. */
  readonly shadowRankings: readonly Ranking[];
  readonly views: readonly ModelFacts[];
  /** Of all examples. */
  readonly repeats: Repeats;
}

/** So many positions below `count`, without order; all of them where there are no more. */
export function sampled(count: number, most: number, seed: number, purpose: string): Int32Array {
  const random = randomStream(seed, purpose);
  if (count <= most) return random.permutation(count);
  const chosen = new Set<number>();
  while (chosen.size < most) chosen.add(random.below(count));
  return Int32Array.from(chosen);
}

const CLAMP = 1e-30;

/** @param start position of the model's first value @param rowOf position of an example's row, in rows after that */
export function modelFacts(
  { values, kind }: Answers,
  start: number,
  rows: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  rowOf: (row: number) => number = (row) => row,
): ModelFacts {
  const predicted = new Int32Array(rows.length);
  const scores = new Float64Array(rows.length);
  const sureness = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = start + rowOf(rows[i]!) * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if (values[at + c]! > values[at + best]!) best = c;
    const highest = values[at + best]!;
    const own = values[at + labels[i]!]!;
    predicted[i] = best;
    if (kind === 'posteriors') {
      scores[i] = Math.log(Math.max(own, CLAMP));
      sureness[i] = Math.log(Math.max(highest, CLAMP));
    } else {
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += Math.exp(values[at + c]! - highest);
      scores[i] = own - highest - Math.log(sum);
      sureness[i] = -Math.log(sum);
    }
  }
  return {
    predicted,
    scores,
    sureness,
    agreement: agreement(predicted, labels, classes),
    confidence: sureness.reduce((sum, log) => sum + Math.exp(log), 0) / rows.length,
  };
}

/** How many rows of each model may be looked at. */
function affordableRows({ classes, shadows, views }: Examined): number {
  const models = 1 + (shadows?.models ?? 0) + (views?.count ?? 0);
  return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / classes / models)));
}

export function factsOf(examined: Examined, seed: number): Facts {
  const { classes, target, shadows, views } = examined;
  const count = examined.labels.length;
  const rows = sampled(count, affordableRows(examined), seed, 'plausibility/rows');
  const labels = rows.map((row) => examined.labels[row]!);
  const members = Uint8Array.from(rows, (row) => examined.members[row]!);
  const each = (answers: Answers, models: number) =>
    Array.from({ length: models }, (_, k) => modelFacts(answers, k * count * classes, rows, labels, classes));
  const ofTarget = modelFacts(target, 0, rows, labels, classes);
  const within = (kind: 0 | 1) => {
    const own = [...members.keys()].filter((i) => members[i] === kind);
    return agreement(
      own.map((i) => ofTarget.predicted[i]!),
      own.map((i) => labels[i]!),
      classes,
    );
  };
  const ofShadows = shadows ? each(shadows.answers, shadows.models) : [];
  return {
    rows,
    labels,
    members,
    target: ofTarget,
    inside: within(1),
    outside: within(0),
    targetRanking: ranking(ofTarget.scores, members),
    surenessRanking: ranking(ofTarget.sureness, members),
    shadows: ofShadows,
    shadowRankings: ofShadows.map(({ scores }, k) =>
      ranking(
        scores,
        Uint8Array.from(rows, (row) => shadows!.members[k * count + row]!),
      ),
    ),
    views: views ? each(views.answers, views.count) : [],
    repeats: repeatsOf(examined),
  };
}
