import { describe, expect, it } from 'vitest';
import type { AttackScores } from '../attacks/allScores.ts';
import { randomStream } from '../random.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { REPORTED_FPRS } from './figures.ts';
import { judge } from './judge.ts';
import { advantage, areaUnderRoc, rocCurve, truePositiveRateAt } from './roc.ts';

const members = Uint8Array.from({ length: 300 }, (_, i) => i % 2);

function attack(name: AttackScores['name'], signal: number): AttackScores {
  const random = randomStream(4, name);
  const scores = Float64Array.from(members, (member) => random.float() + signal * member);
  const decisions = Uint8Array.from(scores, (score) => (score > 0.5 + signal / 2 ? 1 : 0));
  return { name, labelled: { members: 5, nonMembers: 6 }, scores, decisions };
}

const [clmia, loss, random] = [attack('clmia', 0.6), attack('loss', 0.2), attack('random-encoder', 0.6)];

describe('judge', () => {
  const figures = judge([loss, clmia, random], members);
  const [ofLoss, ofClmia, ofRandom] = figures as [
    (typeof figures)[0],
    (typeof figures)[0],
    (typeof figures)[0],
  ];

  it('gives every attack its own figures, in the order given', () => {
    expect(figures.map(({ name }) => name)).toEqual(['loss', 'clmia', 'random-encoder']);
    for (const [i, given] of [loss, clmia, random].entries()) {
      const curve = rocCurve(given.scores, members);
      expect(figures[i]).toMatchObject({
        labelled: { members: 5, nonMembers: 6 },
        balancedAccuracy: balancedAccuracy(given.decisions, members),
        advantage: advantage(curve),
        tprAtFpr: REPORTED_FPRS.map((fpr) => truePositiveRateAt(curve, fpr)),
      });
      expect(figures[i]!.auc.value).toBeCloseTo(areaUnderRoc(curve), 12);
    }
  });

  it('compares CLMIA with every other attack, the better one above 0', () => {
    expect(ofClmia.clmiaMinus).toBeNull();
    const versus = ofLoss.clmiaMinus!;
    expect(versus.auc.value).toBeCloseTo(ofClmia.auc.value - ofLoss.auc.value, 12);
    expect(versus.balancedAccuracy.value).toBeCloseTo(
      ofClmia.balancedAccuracy.value - ofLoss.balancedAccuracy.value,
      12,
    );
    for (const { value, low, high } of [versus.auc, versus.balancedAccuracy]) {
      expect(low).toBeGreaterThan(0);
      expect(low < value && value < high).toBe(true);
    }
    const alike = ofRandom.clmiaMinus!.auc;
    expect(alike.low < 0 && alike.high > 0).toBe(true);
  });

  it('says 0, never minus 0, of attacks that decide alike', () => {
    const twin = { ...clmia, name: 'loss' as const };
    const { auc, balancedAccuracy: own } = judge([clmia, twin], members)[1]!.clmiaMinus!;
    expect([auc.value, own.value]).toEqual([0, 0]);
    for (const { low, high } of [auc, own]) expect(low < 0 && high > 0).toBe(true);
  });

  it('does not depend on which attacks stand beside', () => {
    expect(judge([clmia, loss], members)).toEqual([ofClmia, ofLoss]);
    expect(judge([clmia], members)).toEqual([ofClmia]);
  });
});
