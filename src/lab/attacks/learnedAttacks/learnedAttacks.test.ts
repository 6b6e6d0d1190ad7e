import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../../evaluation/roc.ts';
import { randomStream } from '../../random.ts';
import { fitSalem, topPosteriors } from '../salem/fit.ts';
import { fitShokri } from '../shokri/fit.ts';
import { plantedAnswers } from '../testing/plantedAnswers.ts';
import { classifierAttacks, runClassifierAttack } from './learnedAttacks.ts';
import { fitMembershipNet } from './membershipNet.ts';

describe('the attack network', () => {
  it('learns what no line divides, and depends on its seed alone', async () => {
    const random = randomStream(4, 'xor');
    const rows = Float64Array.from({ length: 800 }, () => random.float());
    const members = Array.from({ length: 400 }, (_, i) =>
      rows[2 * i]! > 0.5 === rows[2 * i + 1]! > 0.5 ? 1 : 0,
    );
    const learnt = (seed: number) => fitMembershipNet({ rows, width: 2, members }, randomStream(seed, 'net'));
    const probabilities = (await learnt(1)).probabilities(rows);
    expect(areaUnderRoc(rocCurve(probabilities, members))).toBeGreaterThan(0.97);
    expect((await learnt(1)).probabilities(rows)).toEqual(probabilities);
    expect((await learnt(2)).probabilities(rows)).not.toEqual(probabilities);
  });

  it('is calibrated on noise: as many expected members as there are', async () => {
    const random = randomStream(4, 'noise');
    const rows = Float64Array.from({ length: 3000 }, () => random.float());
    const members = Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const net = await fitMembershipNet({ rows, width: 3, members }, randomStream(1, 'net'));
    const expected = net.probabilities(rows).reduce((sum, p) => sum + p / 1000, 0);
    expect(Math.abs(expected - 0.25)).toBeLessThan(0.05);
  });

  it('reports its share done and can be given up', async () => {
    const shares: number[] = [];
    const rows = Float64Array.of(0, 1, 2, 3);
    const fit = fitMembershipNet(
      { rows, width: 1, members: [0, 0, 1, 1] },
      randomStream(1, 'net'),
      async (share) => {
        shares.push(share);
        if (share >= 0.5) throw new Error('given up');
      },
    );
    await expect(fit).rejects.toThrow('given up');
    expect(shares.at(-1)).toBe(0.5);
  });

  it('leaves a constant input out', async () => {
    const rows = Float64Array.of(7, 0, 7, 1, 7, 2, 7, 3);
    const net = await fitMembershipNet({ rows, width: 2, members: [0, 0, 1, 1] }, randomStream(1, 'net'));
    expect(net.probabilities(Float64Array.of(7, 3, 900, 3)).every((p, _, all) => p === all[0])).toBe(true);
  });
});

describe('salem', () => {
  it('reads the three largest posteriors, descending', () => {
    const posteriors = [0.1, 0.4, 0.2, 0.3, 1, 0, 0, 0];
    expect([...topPosteriors({ posteriors, labels: [0, 0], classes: 4 })]).toEqual([0.4, 0.3, 0.2, 1, 0, 0]);
    expect([...topPosteriors({ posteriors: [0.1, 0.9], labels: [0], classes: 2 })]).toEqual([0.9, 0.1]);
  });
});

describe('shokri', () => {
  /** Members of even classes are answered surely, members of odd classes unsurely. */
  const mixed = (purpose: string) => {
    const answers = plantedAnswers(purpose, 800);
    return {
      ...answers,
      members: answers.members.map((one, i) => (Number(answers.labels[i]) % 2 === 0 ? one : 1 - one)),
    };
  };

  it('knows each class apart where one attack model for all does not', async () => {
    const [target, shadow] = [mixed('mixed target'), mixed('mixed shadow')];
    const auc = async (learn: typeof fitShokri) =>
      areaUnderRoc(rocCurve((await learn(shadow, randomStream(1, 'fit')))(target), target.members));
    expect(await auc(fitShokri)).toBeGreaterThan(0.8);
    expect(await auc(fitSalem)).toBeLessThan(0.6);
  });

  it('leaves a class without members to the attack model of all classes', async () => {
    const shadow = plantedAnswers('lonely');
    const kept = shadow.labels as number[];
    const lonely = {
      ...shadow,
      labels: kept.map((label, i) => (label === 3 && shadow.members[i] === 1 ? 2 : label)),
    };
    const target = plantedAnswers('lonely target');
    const scores = (await fitShokri(lonely, randomStream(1, 'fit')))(target);
    const last = target.members.flatMap((member, i) =>
      target.labels[i] === 3 ? [[scores[i]!, member] as const] : [],
    );
    const auc = areaUnderRoc(
      rocCurve(
        last.map(([score]) => score),
        last.map(([, member]) => member),
      ),
    );
    expect(auc).toBeGreaterThan(0.7);
  });
});

it.each([
  ['ValueError', 'labels[0]: 9', { labels: [9] }, {}],
  ['ShapeError', 'target.posteriors: 3 values for 1600', { posteriors: [0, 0, 1] }, {}],
  ['ShapeError', 'shadow.members: 1 values for 400', {}, { members: [1] }],
  ['OneMembershipKindError', 'members: all 400 are 1', {}, { members: Array(400).fill(1) }],
])('%s: %s', async (name, message, target, shadow) => {
  const run = runClassifierAttack(
    classifierAttacks[0]!,
    { ...plantedAnswers('target'), ...target },
    { ...plantedAnswers('shadow'), ...shadow },
    randomStream(1, 'fit'),
  );
  await expect(run).rejects.toMatchObject({ name, message });
});
