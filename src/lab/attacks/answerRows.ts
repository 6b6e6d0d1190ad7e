/**
 * A model's answers row by row, as every score reads them: probabilities and their logarithms, in float64. From logits each comes
 * by log-sum-exp and keeps its relative precision where a posterior has long rounded to 0 or 1 (float32's from a margin of 17
 * logits on, float64's from 37). Of posteriors, which are taken as they are, logarithms are clamped at 1e-30.
 */
import type { Answers, ModelOutputs } from './attackInputs.ts';

/** Natural logarithm clamped at 1e-30, so that a zero probability costs a finite -69.08. */
function clampedLog(probability: number): number {
  return Math.log(Math.max(probability, 1e-30));
}

/** Differences of two logits are held within it, so that sums of a few stay finite. */
const WIDEST = 1e307;
/** Sums of powers below it, or their logarithms, would lose digits: float64's normal numbers end at 2e-308. */
const LEAST_SUM = 1e-290;
/** A number that is small beside every score but not to float64. */
const TINY = 2 ** -1000;

/** One row at a time, without an allocation for it: `read` moves to another row, the other methods tell of it. */
export class AnswerRows {
  readonly fromLogits: boolean;
  /** The most likely class; of equals the first. */
  top = 0;
  private readonly values: ArrayLike<number>;
  private readonly classes: number;
  private start = 0;
  /** Of logits: exp(z_i - z_top), the sum of all of them but the top's, and log(1 + that sum). */
  private readonly powers: Float64Array;
  private rest = 0;
  private logTotal = 0;

  constructor({ kind, values }: Answers, classes: number) {
    this.fromLogits = kind === 'logits';
    this.values = values;
    this.classes = classes;
    this.powers = new Float64Array(classes);
  }

  read(row: number): void {
    const { values, classes, powers } = this;
    const start = row * classes;
    let top = 0;
    let highest = values[start]!;
    for (let i = 1; i < classes; i++) {
      const value = values[start + i]!;
      if (value > highest) {
        highest = value;
        top = i;
      }
    }
    this.start = start;
    this.top = top;
    if (!this.fromLogits) return;
    let rest = 0;
    for (let i = 0; i < classes; i++) {
      if (i === top) continue;
      const power = Math.exp(values[start + i]! - highest);
      powers[i] = power;
      rest += power;
    }
    powers[top] = 1;
    this.rest = rest;
    this.logTotal = Math.log1p(rest);
  }

  /** p_i */
  p(i: number): number {
    return this.fromLogits ? this.powers[i]! / (1 + this.rest) : this.values[this.start + i]!;
  }

  /** log p_i */
  logP(i: number): number {
    return this.fromLogits ? this.below(i) - this.logTotal : clampedLog(this.values[this.start + i]!);
  }

  /** 1 - p_i; from logits the sum of the others, which rounds to 0 much later. */
  others(i: number): number {
    return this.fromLogits && i === this.top ? this.rest / (1 + this.rest) : 1 - this.p(i);
  }

  /** log(1 - p_i) */
  logOthers(i: number): number {
    if (!this.fromLogits) return clampedLog(1 - this.values[this.start + i]!);
    if (i !== this.top) return Math.log1p(-this.p(i));
    const logRest = this.rest > LEAST_SUM ? Math.log(this.rest) : this.logSumOfOthers((below) => below);
    return logRest - this.logTotal;
  }

  /** Of logits: the logarithm of the sum of exp(f(z_i - z_top)) over all i but the top. */
  logSumOfOthers(f: (below: number) => number): number {
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.classes; i++) if (i !== this.top) highest = Math.max(highest, f(this.below(i)));
    let sum = 0;
    for (let i = 0; i < this.classes; i++) if (i !== this.top) sum += Math.exp(f(this.below(i)) - highest);
    return highest + Math.log(sum);
  }

  /** z_i - z_top */
  private below(i: number): number {
    return Math.max(this.values[this.start + i]! - this.values[this.start + this.top]!, -WIDEST);
  }
}

/** Scores each example from its row, which `row` has moved to, and its label. */
export function scoreRows(
  outputs: ModelOutputs,
  score: (row: AnswerRows, label: number) => number,
): Float64Array {
  const { labels, classes } = outputs;
  const row = new AnswerRows(outputs, classes);
  const scores = new Float64Array(labels.length);
  for (let i = 0; i < scores.length; i++) {
    row.read(i);
    scores[i] = score(row, labels[i]!);
  }
  return scores;
}

/** Whether a score of at most 0 is too near to 0 for float64 to keep apart from others that are. */
export function isVanishing(score: number): boolean {
  return score > -TINY;
}

/**
 * What stands for a score of -exp(logSize) that vanishes: a number just above 0, higher where the score is nearer to 0. So
 * answers with margins beyond 700 logits keep their order, and print as 0.
 */
export function vanishingScore(logSize: number): number {
  return -logSize * TINY;
}
