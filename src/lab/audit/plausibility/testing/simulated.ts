/** Made-up models whose outputs are those of an honest audit, and the slips that spoil them. */

import type { Answers } from '../../../attacks/attackInputs.ts';
import { type RandomStream, randomStream } from '../../../random.ts';
import type { Examined } from '../examined.ts';

export interface Simulation {
  readonly examples?: number;
  readonly classes?: number;
  readonly shadows?: number;
  readonly views?: number;
  readonly population?: number;
  readonly kind?: Answers['kind'];
  /** Mean margin of the label on examples that the model has not seen, and what training adds to it. */
  readonly ease?: number;
  readonly boost?: number;
  /** The same of shadow models, where it differs. */
  readonly shadowBoost?: number;
  /** Of the examples that a shadow model was trained on. */
  readonly shadowShare?: number;
  /** All logits are multiplied by it: how sure the model is. */
  readonly sharpness?: number;
  /** Of members among the examples. */
  readonly share?: number;
  /** Class frequencies fall by this factor from one class to the next. */
  readonly imbalance?: number;
  readonly seed?: number;
}

const normal = (random: RandomStream) =>
  Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());

function drawnLabels(count: number, classes: number, imbalance: number, random: RandomStream): Int32Array {
  const weights = Array.from({ length: classes }, (_, c) => imbalance ** c);
  const total = weights.reduce((a, b) => a + b, 0);
  return Int32Array.from({ length: count }, () => {
    let left = random.float() * total;
    return weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
  }).map((label) => (label < 0 ? 0 : label));
}

/** Zeros and ones, both there. */
function drawnMembers(count: number, share: number, random: RandomStream): Uint8Array {
  const members = new Uint8Array(count);
  const inside = Math.min(count - 1, Math.max(1, Math.round(share * count)));
  for (const i of random.permutation(count).subarray(0, inside)) members[i] = 1;
  return members;
}

export function toForm(logits: Float64Array, classes: number, kind: Answers['kind']): Answers {
  if (kind === 'logits') return { values: Float32Array.from(logits), kind };
  const values = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += classes) {
    let sum = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) highest = Math.max(highest, logits[start + c]!);
    for (let c = 0; c < classes; c++) sum += Math.exp(logits[start + c]! - highest);
    for (let c = 0; c < classes; c++) values[start + c] = Math.exp(logits[start + c]! - highest) / sum;
  }
  return { values, kind };
}

export function simulated({
  examples = 400,
  classes = 10,
  shadows = 0,
  views = 0,
  population = 0,
  kind = 'posteriors',
  ease = 2 + 0.5 * Math.log(classes),
  boost = 3,
  sharpness = 1,
  shadowBoost = boost,
  shadowShare = 0.5,
  share = 0.5,
  imbalance = 1,
  seed = 1,
}: Simulation = {}): Examined {
  const random = randomStream(seed, 'plausibility/simulated');
  const labels = drawnLabels(examples, classes, imbalance, random);
  const members = drawnMembers(examples, share, random);
  const shared = (of: Int32Array) => ({
    labels: of,
    ease: Float64Array.from(of, () => ease + 1.5 * normal(random)),
    likeness: Float64Array.from({ length: of.length * classes }, () => normal(random)),
  });
  type Shared = ReturnType<typeof shared>;
  const logitsOf = (
    { labels: of, ease: own, likeness }: Shared,
    inside: ArrayLike<number> | null,
    more = boost,
  ) =>
    Float64Array.from(likeness, (value, at) => {
      const i = Math.floor(at / classes);
      const isLabel = at % classes === of[i];
      return sharpness * (value + 0.8 * normal(random) + (isLabel ? own[i]! + more * (inside?.[i] ?? 0) : 0));
    });
  const joined = (parts: readonly Float64Array[], each: number) => {
    const all = new Float64Array(parts.length * each);
    parts.forEach((part, k) => {
      all.set(part, k * each);
    });
    return toForm(all, classes, kind);
  };
  const own = shared(labels);
  const target = logitsOf(own, members);
  const shadowMembers = Array.from({ length: shadows }, () =>
    shadowShare > 0 ? drawnMembers(examples, shadowShare, random) : new Uint8Array(examples),
  );
  const outside = population > 0 ? shared(drawnLabels(population, classes, imbalance, random)) : null;
  const size = examples * classes;
  return {
    classes,
    labels,
    members,
    target: toForm(target, classes, kind),
    shadows:
      shadows === 0
        ? null
        : {
            models: shadows,
            answers: joined(
              shadowMembers.map((inside) => logitsOf(own, inside, shadowBoost)),
              size,
            ),
            members: Uint8Array.from(shadowMembers.flatMap((inside) => [...inside])),
          },
    population: outside && {
      answers: toForm(logitsOf(outside, null), classes, kind),
      labels: outside.labels,
      shadows:
        shadows === 0
          ? null
          : joined(
              Array.from({ length: shadows }, () => logitsOf(outside, null)),
              population * classes,
            ),
    },
    views:
      views === 0
        ? null
        : {
            count: views,
            answers: joined(
              Array.from({ length: views }, () =>
                target.map((logit) => logit + 0.5 * sharpness * normal(random)),
              ),
              size,
            ),
          },
  };
}

/** The rows of each model in the same other order. */
export function rowsInOrder(
  { values, kind }: Answers,
  order: ArrayLike<number>,
  classes: number,
  models = 1,
): Answers {
  const size = order.length * classes;
  const out = Float32Array.from(values);
  for (let k = 0; k < models; k++) {
    for (let i = 0; i < order.length; i++) {
      for (let c = 0; c < classes; c++)
        out[k * size + i * classes + c] = values[k * size + order[i]! * classes + c]!;
    }
  }
  return { values: out, kind };
}

/** [A, B, C] in place of [B, A, C]. */
export function swappedAxes({ values, kind }: Answers, a: number, b: number, classes: number): Answers {
  const out = new Float32Array(values.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      for (let c = 0; c < classes; c++) out[(j * a + i) * classes + c] = values[(i * b + j) * classes + c]!;
    }
  }
  return { values: out, kind };
}
