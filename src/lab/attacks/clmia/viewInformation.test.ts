import { describe, expect, it } from 'vitest';
import { splitDataset } from '../../data/split.ts';
import { randomStream } from '../../random.ts';
import { tinyDataset } from '../../testing/tinyDataset.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { viewInformation } from './viewInformation.ts';
import type { Views } from './views.ts';

const N = 120;
const CLASSES = 3;
const dataset = tinyDataset(4 * N);
const split = splitDataset(dataset, { membersPerModel: N, labelNoise: 0 }, (purpose) =>
  randomStream(7, purpose),
);
const { shadowMembers, shadowNonMembers } = split.sets;

/** Logits of noise, to whose first column `signal` is added for the shadow's members. */
function logitsOf(examples: ArrayLike<number>, signal: number, seed: string): Float32Array {
  const random = randomStream(1, seed);
  const inside = new Set(shadowMembers);
  return Float32Array.from({ length: examples.length * CLASSES }, (_, i) => {
    const told = i % CLASSES === 0 && inside.has(examples[Math.floor(i / CLASSES)]!) ? signal : 0;
    return random.float() + told;
  });
}

async function measured(viewSignal: number, answerSignal: number) {
  const passes = [0, 1].map((pass) => [...logitsOf(split.pool, viewSignal, `pass ${pass}`)]);
  const logits = Float32Array.from(passes.flat());
  const views = { source: 'dropout', count: 2, classes: CLASSES, rates: [0.1, 0.1], logits } as Views;
  const examples = Int32Array.of(...shadowMembers, ...shadowNonMembers);
  const shadow = { logits: logitsOf(examples, answerSignal, 'answers') } as TrainedClassifier;
  return viewInformation(split, shadow, views, 'posterior', async () => {});
}

describe('viewInformation', () => {
  it('is the whole bit where every look tells members apart', async () => {
    const { pair, view, answer, examples } = await measured(20, 20);
    for (const { bits } of [pair, view, answer]) expect(bits).toBeGreaterThan(0.9);
    expect(examples).toBe(2 * N);
  });

  it('is next to nothing where none does', async () => {
    const { pair, view, answer } = await measured(0, 0);
    for (const { bits } of [pair, view, answer]) expect(bits).toBeLessThan(0.15);
  });

  it('keeps views and answers apart', async () => {
    const hidden = await measured(0, 20);
    expect(hidden.answer.bits).toBeGreaterThan(0.9);
    expect(Math.max(hidden.view.bits, hidden.pair.bits)).toBeLessThan(0.15);
    const kept = await measured(20, 0);
    expect(kept.answer.bits).toBeLessThan(0.15);
    expect(Math.min(kept.view.bits, kept.pair.bits)).toBeGreaterThan(0.9);
  });
});
