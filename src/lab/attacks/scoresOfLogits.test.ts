/** Scores of logits against 700-digit arithmetic (fixtures/logits.py), and their order where posteriors have long rounded to 1. */
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../evaluation/roc.ts';
import { randomStream } from '../random.ts';
import { attacksOf } from './catalogue.ts';
import fixture from './fixtures/logits.json' with { type: 'json' };
import { labelAnswers } from './labelAnswers.ts';
import { scores as lossScores } from './loss/scores.ts';
import { runScoreAttack } from './runScoreAttack.ts';

const graded = await Promise.all(
  attacksOf('score')
    .filter(({ id }) => id !== 'correctness')
    .map(async (attack) => ({ id: attack.id, attack, scoresOf: (await attack.load()).scores })),
);

const aucOf = (scores: ArrayLike<number>, members: ArrayLike<number>) =>
  areaUnderRoc(rocCurve(scores, members));

/** Relative to the value, and to what float64 can tell apart around 1. */
function expectClose(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(
    2e-14 * Math.abs(expected) + 1e-17 * Number(expected < -1e-3),
  );
}

describe.each(graded)('$id of logits', ({ id, scoresOf, attack }) => {
  it.each(fixture.rows)('$logits, label $label', ({ logits, label, ...expected }) => {
    const [score] = scoresOf({ kind: 'logits', values: logits, labels: [label], classes: 3 });
    expectClose(score!, expected[id as keyof typeof expected]);
  });

  it('keeps the order of margins as far as float32 goes', () => {
    const margins = [
      0.5, 16, 17, 36, 38, 200, 353, 354, 372, 373, 690, 694, 700, 708, 745, 746, 1e3, 1e6, 3e38,
    ];
    for (const beside of [[0], [0, -1, 0.5], [-2, -700, -1e30]]) {
      const values = margins.flatMap((margin) => [margin, ...beside]);
      const classes = 1 + beside.length;
      const scores = scoresOf({ kind: 'logits', values, labels: margins.map(() => 0), classes });
      scores.forEach((score, i) => {
        expect(Number.isFinite(score)).toBe(true);
        if (i > 0) expect([margins[i], score > scores[i - 1]!]).toEqual([margins[i], true]);
      });
    }
  });

  it('tells by the other classes what the likeliest has in common', () => {
    // The same margin to the second class, and less and less of a third.
    const rows = [-1, -2, -20, -33].flatMap((third) => [800, 0, third]);
    const scores = scoresOf({ kind: 'logits', values: rows, labels: [0, 0, 0, 0], classes: 3 });
    expect([...scores].every((score, i) => i === 0 || score > scores[i - 1]!)).toBe(true);
  });

  it('is the same whatever is added to all logits of a row', () => {
    const { logits, labels } = fixture.saturated;
    const score = (added: number) =>
      scoresOf({ kind: 'logits', values: logits.flat().map((z) => z + added), labels, classes: 2 });
    const [once, shifted] = [score(0), score(1024)];
    // Adding rounds the logits themselves, by 1e-13.
    once.forEach((one, i) => {
      expect(Math.abs(shifted[i]! / one - 1)).toBeLessThan(1e-12);
    });
  });

  it('has thresholds of a shadow that gave the other kind of answers', async () => {
    const random = randomStream(3, 'kinds');
    const members = Array.from({ length: 300 }, (_, i) => i % 2);
    const labels = members.map(() => random.below(2));
    const logits = members.flatMap((member, i) => {
      const margin = 3 * random.float() + 2 * member;
      return labels[i] === 0 ? [margin, 0] : [0, margin];
    });
    const posteriors = logits.map((z, i) => Math.exp(z) / (Math.exp(z) + Math.exp(logits[i ^ 1]!)));
    const given = {
      logits: { kind: 'logits', values: logits, labels, classes: 2 },
      posteriors: { kind: 'posteriors', values: posteriors, labels, classes: 2 },
    } as const;
    const decisions = async (target: keyof typeof given, shadow: keyof typeof given) =>
      (await runScoreAttack(attack, given[target], { ...given[shadow], members })).decisions;
    const expected = await decisions('logits', 'logits');
    expect(expected.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(30);
    expect(await decisions('posteriors', 'posteriors')).toEqual(expected);
    expect(await decisions('logits', 'posteriors')).toEqual(expected);
    expect(await decisions('posteriors', 'logits')).toEqual(expected);
  });

  it('finds members by float32 logits whose posteriors have rounded to 1', () => {
    const { logits, labels, members, auc } = fixture.saturated;
    const values = Float32Array.from(logits.flat());
    expect(aucOf(scoresOf({ kind: 'logits', values, labels, classes: 2 }), members)).toBeCloseTo(auc, 12);
  });
});

it.each(fixture.rows)('phi of $logits, label $label', ({ logits, label, phi }) => {
  const found = labelAnswers({ kind: 'logits', values: logits }, [label], 3, 'target').phi[0]!;
  expect(Math.abs(found - phi)).toBeLessThanOrEqual(2e-14 * Math.abs(phi) + 1e-16);
});

it('ranks 4,000 overfitted answers of ten classes by what float32 holds of them', () => {
  const random = randomStream(6, 'overfitted');
  const gaussian = () =>
    Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
  const members = Array.from({ length: 4000 }, (_, i) => i % 2);
  const labels = members.map(() => random.below(10));
  const values = new Float32Array(40_000);
  members.forEach((member, i) => {
    const margin = (member === 1 ? 22 : 19) + 2 * gaussian();
    for (let c = 0; c < 10; c++) values[10 * i + c] = c === labels[i] ? margin : random.float() - 0.5;
  });
  // log p_y / (1 - p_y) by its definition, which ascends as log p_y does: no sum here rounds to 1.
  const odds = labels.map((label, i) => {
    const row = Array.from(values.subarray(10 * i, 10 * i + 10));
    const others = row.reduce((sum, z, c) => sum + (c === label ? 0 : Math.exp(z)), 0);
    return row[label]! - Math.log(others);
  });
  const right = aucOf(odds, members);
  expect(right).toBeCloseTo(0.856, 2);
  expect(aucOf(lossScores({ kind: 'logits', values, labels, classes: 10 }), members)).toBe(right);
  const rounded = values.map((z, i) => {
    const row = values.subarray(i - (i % 10), i - (i % 10) + 10);
    return Math.exp(z) / row.reduce((sum, other) => sum + Math.exp(other), 0);
  });
  const byPosteriors = aucOf(
    lossScores({ kind: 'posteriors', values: rounded, labels, classes: 10 }),
    members,
  );
  expect(byPosteriors).toBeLessThan(right - 0.04);
});
