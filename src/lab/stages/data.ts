import { defineStage } from './stage.ts';

/** The dataset without repeated examples. */
export const data = defineStage({
  id: 'data',
  title: 'data',
  ribbon: 'data',
  inputs: [],
  params: ({ dataset: { name, content } }) => ({ name, content }),
  onEngine: false,
  stored: false,
  priority: 0,
  // Where it lies says how long it takes to read.
  work: () => ({}),
  code: () => import('../data/duplicates.ts'),
  run: async ({ withoutDuplicates }, _, id, __, readData) => withoutDuplicates(await readData(id)),
});
