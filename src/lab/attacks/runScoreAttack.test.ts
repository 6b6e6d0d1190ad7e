import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../evaluation/roc.ts';
import { randomStream } from '../random.ts';
import type { ModelOutputs } from './attackInputs.ts';
import { type AttackName, attacksOf } from './catalogue.ts';
import golden from './fixtures/attacks.json' with { type: 'json' };
import { runScoreAttack } from './runScoreAttack.ts';

const CLASSES = 4;

/** Independent scores by attack; a newer attack has its own in its home. */
const goldenScores: Partial<Record<AttackName, readonly number[]>> = golden.scores;

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function planted(purpose: string, count = 400): ModelOutputs & { members: number[] } {
  const random = randomStream(11, purpose);
  const members = Array.from({ length: count }, (_, i) => i % 2);
  const labels = members.map(() => random.below(CLASSES));
  const rows = labels.map((label, i) =>
    softmax(
      Array.from({ length: CLASSES }, (_, c) => 2 * random.float() + (c === label ? 1 + 2 * members[i]! : 0)),
    ),
  );
  return { kind: 'posteriors', values: rows.flat(), labels, members, classes: CLASSES };
}

const attacks = await Promise.all(
  attacksOf('score').map(async (attack) => ({ attack, ...(await attack.load()) })),
);

describe.each(attacks)('$attack.id', ({ attack, scores: scoresOf }) => {
  const expectedScores = goldenScores[attack.id];

  it.runIf(expectedScores)('matches the golden scores', () => {
    const { posteriors, labels } = golden.target;
    const scores = scoresOf({
      kind: 'posteriors',
      values: posteriors.flat(),
      labels,
      classes: posteriors[0]!.length,
    });
    expectedScores!.forEach((expected, i) => {
      expect(scores[i]).toBeCloseTo(expected, 9);
    });
  });

  it('scores each example by its own row and label', () => {
    const { kind, values, labels } = planted('rows', 12);
    const whole = scoresOf({ kind, values, labels, classes: CLASSES });
    const order = fc.shuffledSubarray([...whole.keys()], { minLength: 12 });
    fc.assert(
      fc.property(order, (positions) => {
        const shuffled = scoresOf({
          kind,
          values: positions.flatMap((p) => Array.from(values).slice(p * CLASSES, (p + 1) * CLASSES)),
          labels: positions.map((p) => labels[p]!),
          classes: CLASSES,
        });
        expect([...shuffled]).toEqual(positions.map((p) => whole[p]));
      }),
    );
  });

  it('ranks members higher on a planted signal, and lower when reversed', () => {
    const outputs = planted('target');
    const scores = scoresOf(outputs);
    const auc = areaUnderRoc(rocCurve(scores, outputs.members));
    const reversed = areaUnderRoc(
      rocCurve(
        scores.map((score) => -score),
        outputs.members,
      ),
    );
    expect(auc).toBeGreaterThan(0.6);
    expect(reversed).toBeCloseTo(1 - auc, 12);
  });

  it('stays finite on certain posteriors, right or wrong', () => {
    const scores = scoresOf({
      kind: 'posteriors',
      values: [1, 0, 0, 1, 0, 0],
      labels: [0, 2],
      classes: 3,
    });
    expect([...scores].every(Number.isFinite)).toBe(true);
    if (attack.id === 'loss') expect(scores[1]).toBeCloseTo(Math.log(1e-30), 12);
    if (attack.id === 'modified-entropy') expect(scores[1]).toBeCloseTo(2 * Math.log(1e-30), 12);
  });

  it('decides better than chance with thresholds fitted on the shadow alone', async () => {
    const target = planted('target');
    const { decisions, thresholds } = await runScoreAttack(attack, target, planted('shadow'));
    const right = target.members.filter((member, i) => decisions[i] === member).length;
    expect(right / target.members.length).toBeGreaterThan(0.6);
    expect(thresholds).toHaveLength(attack.threshold === 'per-class' ? CLASSES : 1);
  });
});
