import { describe, expect, it } from 'vitest';
import { aucOfRanked } from '../aucInterval.ts';
import { delongAuc } from '../delong.ts';
import { aucSide, decisionSide } from '../pairedDifference.ts';
import { areaUnderRoc, curveOfRanked } from '../roc.ts';
import { aucCoverage } from './coverage.ts';
import { leastDecisionCoverage } from './decisionCoverage.ts';
import { AUC_PAIRS, DECISION_PAIRS, pairedCoverage } from './pairedCoverage.ts';
import { SCORE_MODELS } from './scoreModels.ts';

const RUN = { replicates: 400, seed: 1 };
/** Least coverage that is promised, less three standard errors of so many replicates at it. */
const LEAST = 0.93 - 3 * Math.sqrt((0.93 * 0.07) / RUN.replicates);
const SIZES = [
  [5, 5],
  [20, 20],
  [5, 50],
  [20, 5],
] as const;
const AUCS = [0.5, 0.7, 0.9, 0.95, 0.99, 1];

const cells = SIZES.flatMap(([members, nonMembers]) =>
  AUCS.flatMap((auc) => Object.keys(SCORE_MODELS).map((model) => ({ model, auc, members, nonMembers }))),
);

describe('the models of scores', () => {
  it('have the AUC that is asked of them', () => {
    for (const model of Object.keys(SCORE_MODELS))
      for (const auc of [0.6, 0.9, 1]) {
        let mean = 0;
        const drawn = aucCoverage(
          { model, auc, members: 500, nonMembers: 500 },
          { replicates: 20, seed: 3 },
          (scores) => {
            mean += areaUnderRoc(curveOfRanked(scores)) / 20;
            return { value: 0, low: 0, high: 0 };
          },
        );
        if (drawn) expect([model, auc, Math.abs(mean - auc) < 0.015]).toEqual([model, auc, true]);
      }
  });
});

describe('the interval of an AUC', () => {
  it('holds the truth of few examples and at the edge, whatever the scores', {
    tags: ['slow'],
    timeout: 240_000,
  }, () => {
    const low = cells.flatMap((cell) => {
      const found = aucCoverage(cell, RUN, aucOfRanked);
      return found && found.coverage < LEAST ? [{ ...cell, ...found }] : [];
    });
    expect(low).toEqual([]);
  });

  it('holds it where that of DeLong does not', () => {
    for (const auc of [0.9, 0.95, 0.99]) {
      const cell = { model: 'normal, alike', auc, members: 10, nonMembers: 10 };
      expect(aucCoverage(cell, RUN, aucOfRanked)!.coverage).toBeGreaterThan(LEAST);
      expect(aucCoverage(cell, RUN, delongAuc)!.coverage).toBeLessThan(LEAST);
    }
  });

  it('is hardly wider than that of DeLong where that holds', () => {
    const cell = { model: 'normal, alike', auc: 0.7, members: 200, nonMembers: 200 };
    const [own, delong] = [aucOfRanked, delongAuc].map((of) => aucCoverage(cell, RUN, of)!.meanWidth);
    expect(own! / delong!).toBeLessThan(1.06);
  });
});

describe('the interval of a balanced accuracy', () => {
  it.each([
    [5, 5],
    [10, 10],
    [2, 2],
    [10, 11],
    [5, 20],
    [20, 3],
  ])('holds the truth of %i and %i examples, whatever the rates', (members, nonMembers) => {
    expect(leastDecisionCoverage(members, nonMembers)).toBeGreaterThan(0.95);
  });
});

describe('the interval of a difference', () => {
  it('holds the truth of few examples, however alike the attacks are', {
    tags: ['slow'],
    timeout: 240_000,
  }, () => {
    const sizes = { members: 10, nonMembers: 10 };
    const third = (_: unknown, i: number) => i % 3 === 0;
    const low = [
      ...AUC_PAIRS.filter(third).map((pair) => pairedCoverage(pair, aucSide, sizes, RUN)),
      ...DECISION_PAIRS.filter(third).map((pair) => pairedCoverage(pair, decisionSide, sizes, RUN)),
    ].filter(({ coverage }) => coverage < LEAST);
    expect(low).toEqual([]);
  });
});
