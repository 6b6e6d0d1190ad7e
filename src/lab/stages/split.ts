import { data } from './data.ts';
import { defineStage } from './stage.ts';

/** Four disjoint sets from one seeded shuffle, their hashes and overlaps, and the labels after noise. */
export const split = defineStage({
  id: 'split',
  title: 'split',
  ribbon: 'data',
  inputs: [data],
  params: ({ dataset: { membersPerModel, labelNoise }, seed }) => ({ membersPerModel, labelNoise, seed }),
  onEngine: false,
  stored: false,
  priority: 10,
  work: () => ({}),
  code: () => import('../data/split.ts'),
  run: async ({ splitDataset }, inputs, params, context) =>
    splitDataset(inputs.data, params, (purpose) => context.random(purpose)),
});
