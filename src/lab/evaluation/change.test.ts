import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { withValue } from '../experiment/experimentText.ts';
import { aucInterval } from './aucInterval.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { aucChangeOf, changeOf, hasSameSets } from './change.ts';
import type { DecidedAttack } from './evaluatedScores.ts';
import { comparedAttack, pairedDifference } from './pairedDifference.ts';
import { unpairedDifference } from './unpairedDifference.ts';

const N = 200;
const members = Uint8Array.from({ length: N }, (_, i) => i % 2);
const ids = Int32Array.from({ length: N }, (_, i) => i);

/** Wrong about every `step`-th example, from the `first` on. */
function judged(step: number, first: number, own: Partial<DecidedAttack> = {}) {
  const decisions = Uint8Array.from(members, (member, i) => (i % step === first ? 1 - member : member));
  const attack: DecidedAttack = {
    name: 'loss',
    labelled: { members: 0, nonMembers: 0 },
    scores: Float64Array.from(decisions),
    decisions,
    members,
    labels: new Int32Array(N),
    ids,
    ...own,
  };
  return { attack, balancedAccuracy: balancedAccuracy(decisions, attack.members) };
}

it('of the same examples is the paired difference', () => {
  const [now, before] = [judged(5, 0), judged(4, 0, { ids: ids.slice() })];
  const { balancedAccuracy: expected } = pairedDifference(
    comparedAttack(now.attack, members),
    comparedAttack(before.attack, members),
    members,
  );
  expect(changeOf(now, before, true)).toEqual({ ...expected, isPaired: true, isSame: false });
});

it('of other examples, or without what was decided, says that it is unpaired', () => {
  const [now, before] = [judged(5, 0), judged(4, 0)];
  const unpaired = {
    ...unpairedDifference(now.balancedAccuracy, before.balancedAccuracy),
    isPaired: false,
    isSame: false,
  };
  const others = judged(4, 0, { ids: ids.map((id) => id + 1) });
  expect(changeOf(now, before, false), 'another split').toEqual(unpaired);
  expect(changeOf(now, others, true), 'other ids').toEqual(unpaired);
  expect(changeOf(now, { ...before, attack: undefined }, true), 'figures alone').toEqual(unpaired);
});

it('of one and the same answer is none, and of two that only decide alike has its noise', () => {
  const [now, before] = [judged(5, 0), judged(5, 0)];
  expect(changeOf(now, before, true)).toEqual({ value: 0, low: 0, high: 0, isPaired: true, isSame: true });
  expect(changeOf(now, before, false).isSame, 'another split').toBe(false);
  const scores = now.attack.scores.map((score) => score / 2);
  const alike = changeOf(judged(5, 0, { scores }), before, true);
  expect(alike).toMatchObject({ value: 0, isPaired: true, isSame: false });
  expect(alike.low).toBeLessThan(0);
});

it('of areas is the paired difference of the same examples, and unpaired of others', () => {
  const [now, before] = [judged(5, 0), judged(4, 0)].map((one) => ({
    ...one,
    auc: aucInterval(one.attack.scores, members),
  }));
  const { auc: expected } = pairedDifference(
    comparedAttack(now!.attack, members),
    comparedAttack(before!.attack, members),
    members,
  );
  expect(aucChangeOf(now!, before!, true)).toEqual({ ...expected, isPaired: true, isSame: false });
  expect(aucChangeOf(now!, before!, false)).toEqual({
    ...unpairedDifference(now!.auc, before!.auc),
    isPaired: false,
    isSame: false,
  });
  expect(aucChangeOf(now!, now!, true)).toMatchObject({ value: 0, isSame: true });
});

it('sets are the same by seed, data and hash', () => {
  const splits = (hash: string) => ({
    sets: [{ name: 'target members', size: 100, hash }],
    overlaps: [],
    duplicatesRemoved: 0,
    noisyLabels: 0,
  });
  const run = (hash = 'a', experiment = DEFAULT_EXPERIMENT) => ({ experiment, splits: splits(hash) });
  const withTau = withValue(DEFAULT_EXPERIMENT, 'contrastive.temperature', 0.5);
  expect(hasSameSets(run(), run('a', withTau))).toBe(true);
  expect(hasSameSets(run(), run('b'))).toBe(false);
  expect(hasSameSets(run(), run('a', withValue(DEFAULT_EXPERIMENT, 'seed', 8)))).toBe(false);
});
