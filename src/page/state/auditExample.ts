/** A made-up model's outputs, for a visitor who has no file: every array of an audit, in the file's own form. */
import { type RandomStream, randomStream } from '../../lab/random.ts';

export const EXAMPLE_NAME = 'synthetic-example.json';

const KINDS = 250;
const CLASSES = 6;
const SHADOWS = 16;
const VIEWS = 8;
/** How much surer a model is of an example that it was trained on, and how much examples differ, in logits. */
const BOOST = 0.8;
const SPREAD = 1.4;
/** How much one training differs from another. */
const LUCK = 0.9;

const normal = (random: RandomStream) =>
  Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());

/** Rounded, and still a sum of 1 within what a file's reader allows. */
function posteriorsOf(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => Number((power / sum).toFixed(6)));
}

/** The file's text; the same seed makes the same file. */
export function exampleFileText(seed: number): string {
  const random = randomStream(seed, 'audit/example');
  const count = 2 * KINDS;
  const labels = Array.from({ length: count }, () => random.below(CLASSES));
  const members = labels.map((_, i) => (i < KINDS ? 1 : 0));
  const ease = labels.map(() => 1 + SPREAD * normal(random));
  const likeness = labels.map(() => Array.from({ length: CLASSES }, () => normal(random)));
  const logitsOf = (i: number, inside: number) =>
    likeness[i]!.map(
      (value, c) =>
        value +
        LUCK * normal(random) +
        (c === labels[i] ? ease[i]! + BOOST * inside * (1 + random.float()) : 0),
    );
  const target = labels.map((_, i) => logitsOf(i, members[i]!));
  const shadowMembers = Array.from({ length: SHADOWS }, () => new Array<number>(count).fill(0));
  labels.forEach((_, i) => {
    for (const k of random.permutation(SHADOWS).subarray(0, SHADOWS / 2)) shadowMembers[k]![i] = 1;
  });
  // Dropout shakes an answer less where the model is sure of the example.
  const shaken = (logits: readonly number[], i: number) =>
    logits.map((logit) => logit + (members[i] === 1 ? 0.35 : 0.6) * normal(random));
  return JSON.stringify({
    posteriors: target.map(posteriorsOf),
    labels,
    members,
    shadow_posteriors: shadowMembers.map((row) => row.map((inside, i) => posteriorsOf(logitsOf(i, inside)))),
    shadow_members: shadowMembers,
    views: Array.from({ length: VIEWS }, () => target.map((logits, i) => posteriorsOf(shaken(logits, i)))),
  });
}
