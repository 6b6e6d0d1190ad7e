import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve, truePositiveRateAt } from '../evaluation/roc.ts';
import type { ReferenceInput, ReferenceOptions } from './attackInputs.ts';
import { type AttackName, attacksOf } from './catalogue.ts';
import golden from './fixtures/attacks.json' with { type: 'json' };
import { comparedAnswers } from './labelAnswers.ts';
import { LEAST_TO_FIT, REFERENCE_OPTIONS, runReferenceAttack } from './runReferenceAttack.ts';
import { at, CLASSES, plantedShadows } from './testing/plantedShadows.ts';

/** Independent scores by attack; a newer attack has its own in its home. */
const goldenScores: Partial<Record<AttackName, readonly number[]>> = golden.scores;

const goldenInput: ReferenceInput = {
  target: {
    kind: 'posteriors',
    values: golden.target.posteriors.flat(),
    labels: golden.target.labels,
    classes: 5,
  },
  shadows: {
    kind: 'posteriors',
    values: golden.shadows.flatMap(({ posteriors }) => posteriors.flat()),
    members: golden.shadows.flatMap(({ members }) => members),
    models: golden.shadows.length,
  },
  population: {
    target: {
      kind: 'posteriors',
      values: golden.population.target.flat(),
      labels: golden.population.labels,
      classes: 5,
    },
    shadows: { kind: 'posteriors', values: golden.population.shadows.flat(2) },
  },
};

const aucOf = (scores: ArrayLike<number>, members: ArrayLike<number>) =>
  areaUnderRoc(rocCurve(scores, members));

const attacks = await Promise.all(
  attacksOf('reference').map(async (attack) => {
    const { scores } = await attack.load();
    const scoresOf = (input: ReferenceInput, options: ReferenceOptions = REFERENCE_OPTIONS) =>
      scores(comparedAnswers(input), options);
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
    const { scores, decisions } = await runReferenceAttack(attack, comparedAnswers(input));
    const share = (truth: number[]) => truth.filter((one, i) => decisions[i] === one).length / 600;
    expect(share(members)).toBeGreaterThan(0.62);
    // The binomial interval of 600 fair coins at +-3.3 standard errors, and that of an AUC (Hanley & McNeil).
    expect(Math.abs(share(shuffled) - 0.5)).toBeLessThan((3.3 * 0.5) / Math.sqrt(600));
    expect(Math.abs(aucOf(scores, shuffled) - 0.5)).toBeLessThan(3.3 * Math.sqrt(601 / (12 * 300 * 300)));
  });

  it('fits its threshold on a spared shadow, never on the target', async () => {
    const { input } = plantedShadows({ examples: 200, models: LEAST_TO_FIT, purpose: 'threshold' });
    const other = plantedShadows({ examples: 200, models: LEAST_TO_FIT, purpose: 'other target' }).input;
    const { thresholds: fitted } = await runReferenceAttack(attack, comparedAnswers(input));
    const elsewhere = { ...input, target: { ...other.target, labels: input.target.labels } };
    expect((await runReferenceAttack(attack, comparedAnswers(elsewhere))).thresholds).toEqual(fitted);
    const few = at(input, [...Array(200).keys()], 3);
    expect((await runReferenceAttack(attack, comparedAnswers(few))).thresholds[0]).toBe(
      attack.defaultThreshold,
    );
  });

  it('stays finite on certain posteriors, right or wrong', () => {
    const kind = 'posteriors';
    const certain = (label: number) => Array.from({ length: CLASSES }, (_, c) => (c === label ? 1 : 0));
    const input: ReferenceInput = {
      target: { kind, values: [certain(0), certain(1)].flat(), labels: [0, 0], classes: CLASSES },
      shadows: {
        kind,
        values: Array.from({ length: 4 }, () => [certain(0), certain(1)]).flat(2),
        members: [1, 0, 0, 1, 1, 0, 0, 1],
        models: 4,
      },
      population: {
        target: { kind, values: [certain(0), certain(1)].flat(), labels: [0, 0], classes: CLASSES },
        shadows: { kind, values: Array.from({ length: 4 }, () => [certain(0), certain(1)]).flat(2) },
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
  const { values, labels, classes } = input.target;
  const loss = Array.from(labels, (label, i) => Math.log(values[i * classes + label]!));
  const globally = truePositiveRateAt(rocCurve(loss, members), 0.01).tpr;
  expect(tpr('lira-online')).toBeGreaterThan(2 * globally);
});

describe('refusals', () => {
  const { input } = plantedShadows({ examples: 4, models: 2, purpose: 'refused' });
  const { target, shadows } = input;
  const [online, offline, rmiaOnline, rmiaOffline] = attacks.map(({ scoresOf }) => scoresOf);
  const one = at(input, [0, 1, 2, 3], 1);
  const [nowhere, everywhere, alike] = [Array(8).fill(0), Array(8).fill(1), [1, 0, 1, 0, 1, 0, 1, 0]];
  const members = (list: number[]) => ({ ...input, shadows: { ...shadows, members: list } });
  it.each([
    ['TooFewShadowsError', 'shadows: 1', online, one],
    ['TooFewShadowsError', 'shadows: 1', offline, one],
    ['TooFewShadowsError', 'shadows: 1', rmiaOnline, one],
    ['MissingShadowError', 'shadow members: no example is inside any shadow', online, members(nowhere)],
    ['MissingShadowError', 'shadow members: no example is inside any shadow', rmiaOnline, members(nowhere)],
    [
      'MissingShadowError',
      'shadow members: every example is inside every shadow',
      online,
      members(everywhere),
    ],
    [
      'MissingShadowError',
      'shadow members: every example is inside every shadow',
      offline,
      members(everywhere),
    ],
    [
      'MissingShadowError',
      'shadow members: every example is inside every shadow',
      rmiaOffline,
      members(everywhere),
    ],
    [
      'MissingShadowError',
      'shadow members: no example is inside one shadow and outside another',
      online,
      members(alike),
    ],
    [
      'MissingShadowError',
      'shadow members: no example is inside one shadow and outside another',
      rmiaOnline,
      members(alike),
    ],
    [
      'NoSpreadError',
      'shadow members: no example has more than one IN shadow',
      online,
      members([1, 1, 0, 0, 0, 0, 1, 1]),
    ],
    ['ValueError', 'shadows.members[1][0]: 2', online, members([1, 1, 0, 0, 2, 0, 1, 1])],
    ['ShapeError', 'shadows.members: 3 values for 8', rmiaOnline, members([1, 1, 0])],
    [
      'ShapeError',
      'shadows.posteriors: 16 values for 32',
      online,
      { ...input, shadows: { ...shadows, values: one.shadows.values } },
    ],
    [
      'ShapeError',
      'target.posteriors: 3 values for 16',
      online,
      { ...input, target: { ...target, values: [0, 0, 1] } },
    ],
    ['ValueError', 'labels[0]: 4', online, { ...input, target: { ...target, labels: [4, 0, 0, 0] } }],
    [
      'ValueError',
      'target.posteriors, row 1: phi: NaN',
      offline,
      {
        ...input,
        target: {
          ...target,
          values: Array.from(target.values, (p, i) => (i === 5 ? Number.NaN : p)),
        },
      },
    ],
    ['ShapeError', 'population.labels: 0 values for 1', rmiaOnline, { ...input, population: null }],
  ])('%s: %s', (name, message, attack, wrong) => {
    expect(() => attack!(wrong)).toThrow(
      expect.objectContaining({ name, message, hint: expect.any(String) }),
    );
  });

  it.each([
    ['gamma: 0', { gamma: 0, a: 0.33 }],
    ['a: 1.5', { gamma: 2, a: 1.5 }],
  ])('%s', (message, rmia) => {
    expect(() => rmiaOnline!(input, { rmia, lira: { variance: 'fixed' } })).toThrow(message);
  });
});

describe('examples that the shadows do not cover', () => {
  const [online, offline, rmiaOnline, rmiaOffline] = attacks.map(({ scoresOf }) => scoresOf);
  const without = (scores: Float64Array) =>
    [...scores].flatMap((score, i) => (Number.isNaN(score) ? [i] : []));
  const PER_EXAMPLE = { ...REFERENCE_OPTIONS, lira: { variance: 'per-example' as const } };

  /** Of 40 examples and 8 shadows: the first is inside none, the second inside all. */
  function uneven() {
    const { input } = plantedShadows({ examples: 40, models: 8, purpose: 'uneven' });
    const members = Array.from(input.shadows.members, (member, position) =>
      position % 40 === 0 ? 0 : position % 40 === 1 ? 1 : member,
    );
    return { ...input, shadows: { ...input.shadows, members } };
  }

  it('have no score, while the others keep theirs', () => {
    const input = uneven();
    const others = Array.from({ length: 38 }, (_, i) => i + 2);
    const alone = at(input, others);
    expect(without(online!(input))).toEqual([0, 1]);
    expect(without(rmiaOnline!(input))).toEqual([0, 1]);
    expect(without(offline!(input))).toEqual([1]);
    expect(without(rmiaOffline!(input))).toEqual([1]);
    expect([...rmiaOnline!(input).slice(2)]).toEqual([...rmiaOnline!(alone)]);
    expect([...online!(input, PER_EXAMPLE).slice(2)]).toEqual([...online!(alone, PER_EXAMPLE)]);
  });

  it('are left out where thresholds are fitted on a spared shadow', async () => {
    const input = uneven();
    for (const { attack } of attacks) {
      const { decisions, fittedOn, thresholds } = await runReferenceAttack(attack, comparedAnswers(input));
      expect([attack.id, fittedOn, decisions[1]]).toEqual([attack.id, 0, 0]);
      expect(Number.isFinite(thresholds[0])).toBe(true);
    }
  });

  it('have no score either where a variance of their own would rest on one shadow', () => {
    const { input } = plantedShadows({ examples: 4, models: 4, purpose: 'mixed' });
    const members = [1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    const lone = { ...input, shadows: { ...input.shadows, members } };
    expect(without(online!(lone, PER_EXAMPLE))).toEqual([0]);
    expect(without(online!(lone))).toEqual([]);
    expect(without(online!(input, PER_EXAMPLE))).toEqual([]);
  });

  it('offline forms need no shadow that was trained on any example', async () => {
    const { input, members } = plantedShadows({ examples: 600, models: 16, purpose: 'outside' });
    const halves = input.shadows.members;
    // The OUT answers of each example alone, as many as every example has.
    const kept = Array.from({ length: 600 }, (_, i) =>
      Array.from({ length: 16 }, (_, k) => k).filter((k) => halves[k * 600 + i] === 0),
    );
    const values = Array.from({ length: 8 }, (_, k) =>
      kept.flatMap((models, i) => {
        const start = (models[k]! * 600 + i) * CLASSES;
        return Array.from(input.shadows.values).slice(start, start + CLASSES);
      }),
    ).flat();
    const z = input.population!;
    const outside: ReferenceInput = {
      ...input,
      shadows: { kind: 'posteriors', values, members: new Uint8Array(8 * 600), models: 8 },
      population: {
        ...z,
        shadows: { ...z.shadows, values: Array.from(z.shadows.values).slice(0, 8 * 600 * CLASSES) },
      },
    };
    expect([...offline!(outside)]).toEqual([...offline!(input)]);
    for (const attack of attacksOf('reference').filter(({ id }) => id.endsWith('offline'))) {
      const { scores, fittedOn, thresholds } = await runReferenceAttack(attack, comparedAnswers(outside));
      expect(aucOf(scores, members)).toBeGreaterThan(0.7);
      expect([fittedOn, thresholds[0]]).toEqual([null, attack.defaultThreshold]);
    }
  });
});
