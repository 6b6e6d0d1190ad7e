import { isNeeded } from '../attacks/catalogue.ts';
import { data } from './data.ts';
import { modelOf } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStageInParts } from './stage.ts';
import { target } from './target.ts';

/** [n, classes] what the target answers to examples that no model was trained on, where an attack asks for it (RMIA). */
export const populationQueries = defineStageInParts({
  id: 'populationQueries',
  recordedAs: 'population',
  title: 'target on the population',
  ribbon: 'scores',
  inputs: [data, split, target],
  // With every attack by reference models, though LiRA asks for none: keys of remembered stages stay as they were.
  parts: (experiment) => (isNeeded('referenceModels', experiment) ? 1 : 0),
  params: modelOf,
  onEngine: true,
  stored: true,
  priority: 150,
  work: ({ dataset }) => ({ query: dataset.membersPerModel }),
  code: () => import('../attacks/populationQueries/populationQueries.ts'),
  run: ({ queryPopulation }, inputs, params, context) => queryPopulation(inputs, params, context),
});
