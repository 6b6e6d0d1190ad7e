import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../evaluation/roc.ts';
import { randomStream } from '../random.ts';
import type { ModelOutputs, ShadowExamples } from './attackInputs.ts';
import { attacksOf } from './catalogue.ts';
import { runAttack } from './runAttack.ts';
import { CLASSES, chanceBounds, plantedAnswers, reordered } from './testing/plantedAnswers.ts';

/** Labels of ten noisy copies of every example, most likely right where the posterior is. */
function copiesOf({ values, labels }: ModelOutputs): number[] {
  return Array.from({ length: 10 }, (_, v) =>
    Array.from(labels, (label, i) => {
      const own = values[i * CLASSES + label]!;
      return own > randomStream(3, `${v} ${own}`).float() ? label : (label + 1) % CLASSES;
    }),
  ).flat();
}

const generatedNonMembers = plantedAnswers('generated', 400, 0);
const context = { checkpoint: async () => {}, random: (purpose: string) => randomStream(1, purpose) };

const aucOf = (scores: ArrayLike<number>, members: ArrayLike<number>) =>
  areaUnderRoc(rocCurve(scores, members));
const shareOf = (decisions: Uint8Array, members: ArrayLike<number>) =>
  decisions.filter((decision, i) => decision === members[i]).length / decisions.length;

describe.each([...attacksOf('learned'), ...attacksOf('query')])('$id', (attack) => {
  const run = (target: ShadowExamples, shadow: ShadowExamples) => {
    const augmentedQueries = { target: copiesOf(target), shadow: copiesOf(shadow) };
    return runAttack(attack, { target, shadow, augmentedQueries, generatedNonMembers }, context);
  };
  const shadow = plantedAnswers('shadow');
  const target = plantedAnswers('target');

  it('finds members on a planted signal, and the others when reversed', async () => {
    const { scores, decisions } = await run(target, shadow);
    const auc = aucOf(scores, target.members);
    expect(auc).toBeGreaterThan(0.8);
    expect(shareOf(decisions, target.members)).toBeGreaterThan(0.7);
    const reversed = scores.map((score) => -score);
    expect(aucOf(reversed, target.members)).toBeCloseTo(1 - auc, 12);
  });

  it('falls to chance on shuffled membership and on a model that never saw the members', async () => {
    const { scores, decisions } = await run(target, shadow);
    const order = randomStream(2, 'shuffled').permutation(400);
    const shuffled = Array.from(order, (i) => target.members[i]!);
    const bounds = chanceBounds(400);
    expect(Math.abs(aucOf(scores, shuffled) - 0.5)).toBeLessThan(bounds.auc);
    expect(Math.abs(shareOf(decisions, shuffled) - 0.5)).toBeLessThan(bounds.share);
    const unseen = plantedAnswers('unseen', 400, 0);
    const onUnseen = await run(unseen, shadow);
    expect(Math.abs(aucOf(onUnseen.scores, unseen.members) - 0.5)).toBeLessThan(bounds.auc);
    expect(Math.abs(shareOf(onUnseen.decisions, unseen.members) - 0.5)).toBeLessThan(bounds.share);
  });

  it('scores each example the same in any order', async () => {
    const small = plantedAnswers('small', 40);
    const whole = await run(small, shadow);
    const orders = fc.shuffledSubarray([...whole.scores.keys()], { minLength: 40 });
    await fc.assert(
      fc.asyncProperty(orders, async (positions) => {
        const { scores, decisions } = await run(reordered(small, positions), shadow);
        positions.forEach((p, i) => {
          expect(scores[i]).toBeCloseTo(whole.scores[p]!, 10);
          expect(decisions[i]).toBe(whole.decisions[p]);
        });
      }),
      { numRuns: 3 },
    );
  });

  it('gives the same scores again, bit for bit', async () => {
    expect(await run(target, shadow)).toEqual(await run(target, shadow));
  });
});
