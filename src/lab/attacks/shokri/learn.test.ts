import { expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../../evaluation/roc.ts';
import { randomStream } from '../../random.ts';
import { learn as learnSalem } from '../salem/learn.ts';
import { plantedAnswers } from '../testing/plantedAnswers.ts';
import { learn } from './learn.ts';

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
  const auc = async (by: typeof learn) =>
    areaUnderRoc(rocCurve((await by(shadow, randomStream(1, 'fit')))(target), target.members));
  expect(await auc(learn)).toBeGreaterThan(0.8);
  expect(await auc(learnSalem)).toBeLessThan(0.6);
});

it('leaves a class without members to the attack model of all classes', async () => {
  const shadow = plantedAnswers('lonely');
  const kept = shadow.labels as number[];
  const lonely = {
    ...shadow,
    labels: kept.map((label, i) => (label === 3 && shadow.members[i] === 1 ? 2 : label)),
  };
  const target = plantedAnswers('lonely target');
  const scores = (await learn(lonely, randomStream(1, 'fit')))(target);
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
