import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve, truePositiveRateAt } from '../evaluation/roc.ts';
import type { ReferenceInput, ReferenceOptions } from './attackInputs.ts';
import { type AttackName, attacksOf } from './catalogue.ts';
import golden from './fixtures/attacks.json' with { type: 'json' };
import { LEAST_TO_FIT, REFERENCE_OPTIONS, runReferenceAttack } from './runReferenceAttack.ts';
import { at, CLASSES, plantedShadows } from './testing/plantedShadows.ts';

/** Independent scores by attack; a newer attack has its own in its home. */
const goldenScores: Partial<Record<AttackName, readonly number[]>> = golden.scores;

const goldenInput: ReferenceInput = {
  target: { posteriors: golden.target.posteriors.flat(), labels: golden.target.labels, classes: 5 },
  shadows: {
    posteriors: golden.shadows.flatMap(({ posteriors }) => posteriors.flat()),
    members: golden.shadows.flatMap(({ members }) => members),
    models: golden.shadows.length,
  },
  population: {
    target: { posteriors: golden.population.target.flat(), labels: golden.population.labels, classes: 5 },
    shadows: golden.population.shadows.flat(2),
  },
};

const aucOf = (scores: ArrayLike<number>, members: ArrayLike<number>) =>
  areaUnderRoc(rocCurve(scores, members));

const attacks = await Promise.all(
  attacksOf('reference').map(async (attack) => {
    const { scores } = await attack.load();
    const scoresOf = (input: ReferenceInput, options: ReferenceOptions = REFERENCE_OPTIONS) =>
      scores(input, options);
    return { attack, scoresOf };
  }),
);
const scoresBy = Object.fromEntries(attacks.map(({ attack, scoresOf }) => [attack.id, scoresOf]));

describe.each(attacks)('$attack.id', ({ attack, scoresOf }) => {
  const expectedScores = goldenScores[attack.id];

  it.runIf(expectedScores)('matches the golden scores', () => {
    const scores = scoresOf(goldenInput);
    expect(scores).toHaveLength(expectedScores!.length);
    expectedScores!.forEach((expected, i) => {
      expect(Math.abs(scores[i]! - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
    });
  });

  it('scores each example the same in any order', () => {
    const { input } = plantedShadows({ examples: 40, models: 6, purpose: 'order' });
    const whole = scoresOf(input);
    fc.assert(
      fc.property(fc.shuffledSubarray([...whole.keys()], { minLength: 40 }), (positions) => {
        const scores = scoresOf(at(input, positions));
        positions.forEach((p, i) => {
          expect(scores[i]).toBeCloseTo(whole[p]!, 9);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('ranks members higher on a planted signal, and lower when reversed', () => {
    const { input, members } = plantedShadows({ examples: 600, models: 8, purpose: 'planted' });
    const scores = scoresOf(input);
    const auc = aucOf(scores, members);
    expect(auc).toBeGreaterThan(0.7);
    expect(
      aucOf(
        scores.map((score) => -score),
        members,
      ),
    ).toBeCloseTo(1 - auc, 12);
  });

  it('decides better than chance on a planted signal, and at chance on shuffled membership', async () => {
    const { input, members, shuffled } = plantedShadows({ examples: 600, models: 8, purpose: 'decide' });
    const { scores, decisions } = await runReferenceAttack(attack, input);
    const share = (truth: number[]) => truth.filter((one, i) => decisions[i] === one).length / 600;
    expect(share(members)).toBeGreaterThan(0.62);
    // The binomial interval of 600 fair coins at +-3.3 standard errors, and that of an AUC (Hanley & McNeil).
    expect(Math.abs(share(shuffled) - 0.5)).toBeLessThan((3.3 * 0.5) / Math.sqrt(600));
    expect(Math.abs(aucOf(scores, shuffled) - 0.5)).toBeLessThan(3.3 * Math.sqrt(601 / (12 * 300 * 300)));
  });

  it('fits its threshold on a spared shadow, never on the target', async () => {
    const { input } = plantedShadows({ examples: 200, models: LEAST_TO_FIT, purpose: 'threshold' });
    const other = plantedShadows({ examples: 200, models: LEAST_TO_FIT, purpose: 'other target' }).input;
    const { thresholds: fitted } = await runReferenceAttack(attack, input);
    const elsewhere = { ...input, target: { ...other.target, labels: input.target.labels } };
    expect((await runReferenceAttack(attack, elsewhere)).thresholds).toEqual(fitted);
    const few = at(input, [...Array(200).keys()], 3);
    expect((await runReferenceAttack(attack, few)).thresholds[0]).toBe(attack.defaultThreshold);
  });

  it('stays finite on certain posteriors, right or wrong', () => {
    const certain = (label: number) => Array.from({ length: CLASSES }, (_, c) => (c === label ? 1 : 0));
    const input: ReferenceInput = {
      target: { posteriors: [certain(0), certain(1)].flat(), labels: [0, 0], classes: CLASSES },
      shadows: {
        posteriors: Array.from({ length: 4 }, () => [certain(0), certain(1)]).flat(2),
        members: [1, 0, 0, 1, 1, 0, 0, 1],
        models: 4,
      },
      population: {
        target: { posteriors: [certain(0), certain(1)].flat(), labels: [0, 0], classes: CLASSES },
        shadows: Array.from({ length: 4 }, () => [certain(0), certain(1)]).flat(2),
      },
    };
    expect([...scoresOf(input)].every(Number.isFinite)).toBe(true);
  });
});

it('LiRA finds a tail that one global comparison misses', () => {
  const { input, members } = plantedShadows({ examples: 2000, models: 16, purpose: 'tail', hardness: 4 });
  const tpr = (name: string) => {
    return truePositiveRateAt(rocCurve(scoresBy[name]!(input), members), 0.01).tpr;
  };
  const { posteriors, labels, classes } = input.target;
  const loss = Array.from(labels, (label, i) => Math.log(posteriors[i * classes + label]!));
  const globally = truePositiveRateAt(rocCurve(loss, members), 0.01).tpr;
  expect(tpr('lira-online')).toBeGreaterThan(2 * globally);
});

describe('refusals', () => {
  const { input } = plantedShadows({ examples: 4, models: 2, purpose: 'refused' });
  const { target, shadows } = input;
  const [online, offline, rmiaOnline, rmiaOffline] = attacks.map(({ scoresOf }) => scoresOf);
  const members = (list: number[]) => ({ ...input, shadows: { ...shadows, members: list } });
  const one = {
    ...shadows,
    models: 1,
    members: [1, 0, 1, 0],
    posteriors: Array.from(shadows.posteriors).slice(0, 16),
  };

  it.each([
    ['TooFewShadowsError', 'shadows: 1', online, { ...input, shadows: one }],
    ['TooFewShadowsError', 'shadows: 1', offline, { ...input, shadows: one }],
    [
      'MissingShadowError',
      'shadow members: example 2 is inside no shadow',
      online,
      members([1, 1, 0, 0, 0, 1, 0, 1]),
    ],
    [
      'MissingShadowError',
      'shadow members: example 1 is inside every shadow',
      offline,
      members([1, 1, 0, 0, 0, 1, 0, 1]),
    ],
    [
      'MissingShadowError',
      'shadow members: example 1 is inside every shadow',
      rmiaOffline,
      members([1, 1, 0, 0, 0, 1, 0, 1]),
    ],
    [
      'NoSpreadError',
      'shadow members: every example has one IN shadow',
      online,
      members([1, 1, 0, 0, 0, 0, 1, 1]),
    ],
    ['ValueError', 'shadows.members[1][0]: 2', online, members([1, 1, 0, 0, 2, 0, 1, 1])],
    ['ShapeError', 'shadows.members: 3 values for 8', rmiaOnline, members([1, 1, 0])],
    [
      'ShapeError',
      'shadows.posteriors: 16 values for 32',
      online,
      { ...input, shadows: { ...shadows, posteriors: one.posteriors } },
    ],
    [
      'ShapeError',
      'target.posteriors: 3 values for 16',
      online,
      { ...input, target: { ...target, posteriors: [0, 0, 1] } },
    ],
    ['ValueError', 'labels[0]: 4', online, { ...input, target: { ...target, labels: [4, 0, 0, 0] } }],
    [
      'ValueError',
      'posteriors, row 1: phi: NaN',
      offline,
      {
        ...input,
        target: {
          ...target,
          posteriors: Array.from(target.posteriors, (p, i) => (i === 5 ? Number.NaN : p)),
        },
      },
    ],
    ['ShapeError', 'population.labels: 0 values for 1', rmiaOnline, { ...input, population: null }],
  ])('%s: %s', (name, message, attack, wrong) => {
    expect(() => attack!(wrong)).toThrow(
      expect.objectContaining({ name, message, hint: expect.any(String) }),
    );
  });

  it('per-example variance asks for two shadows a side', () => {
    const { input: mixed } = plantedShadows({ examples: 4, models: 4, purpose: 'mixed' });
    const uneven = {
      ...mixed,
      shadows: { ...mixed.shadows, members: [1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0] },
    };
    const options = { rmia: { gamma: 2, a: 0.33 }, lira: { variance: 'per-example' as const } };
    expect(() => online!(uneven, options)).toThrow('example 0 has one IN shadow');
    expect([...online!(mixed, options)].every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['gamma: 0', { gamma: 0, a: 0.33 }],
    ['a: 1.5', { gamma: 2, a: 1.5 }],
  ])('%s', (message, rmia) => {
    expect(() => rmiaOnline!(input, { rmia, lira: { variance: 'fixed' } })).toThrow(message);
  });
});
