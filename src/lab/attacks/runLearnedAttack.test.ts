import { expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { runLearnedAttack } from './runLearnedAttack.ts';
import { shokri } from './shokri/declaration.ts';
import { plantedAnswers } from './testing/plantedAnswers.ts';

it.each([
  ['ValueError', 'labels[0]: 9', { labels: [9] }, {}],
  ['ShapeError', 'target.posteriors: 3 values for 1600', { values: [0, 0, 1] }, {}],
  ['ShapeError', 'shadow.members: 1 values for 400', {}, { members: [1] }],
  ['OneMembershipKindError', 'members: all 400 are 1', {}, { members: Array(400).fill(1) }],
])('%s: %s', async (name, message, target, shadow) => {
  const run = runLearnedAttack(
    shokri,
    { ...plantedAnswers('target'), ...target },
    { ...plantedAnswers('shadow'), ...shadow },
    randomStream(1, 'fit'),
  );
  await expect(run).rejects.toMatchObject({ name, message });
});
