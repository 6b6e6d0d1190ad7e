import { data } from './data.ts';
import { trainingOf, trainingWork } from './experimentParts.ts';
import { split } from './split.ts';
import { defineAskedStage } from './stage.ts';
import { target } from './target.ts';

/** The target trained again without one of its members, or from other initial weights and batches: what it answers then. */
export const targetWithout = defineAskedStage({
  id: 'targetWithout',
  // The same initial weights, order of the batches and augmentation as with the example.
  stream: target.stream,
  title: 'target without one example',
  ribbon: 'target',
  inputs: [data, split],
  params: (experiment) => ({ ...trainingOf(experiment), seed: experiment.seed }),
  onEngine: true,
  stored: true,
  priority: 170,
  work: (experiment) => trainingWork(experiment, 'target'),
  code: () => import('../training/trainRole.ts'),
  run: ({ trainRole }, inputs, { leftOut, variant, ...params }, context) => {
    const random: typeof context.random = (purpose) =>
      context.random(variant === 0 ? purpose : `variant ${variant}/${purpose}`);
    return trainRole('target', inputs, params, { ...context, random }, leftOut);
  },
});
