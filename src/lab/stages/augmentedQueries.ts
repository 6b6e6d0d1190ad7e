import { isNeeded } from '../attacks/catalogue.ts';
import { COPIES } from '../attacks/queryBudget.ts';
import { data } from './data.ts';
import { modelOf } from './experimentParts.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStageInParts } from './stage.ts';
import { target } from './target.ts';

/** What target and shadow call moved and mirrored copies of their examples, where an attack asks for it (label-only). */
export const augmentedQueries = defineStageInParts({
  id: 'augmentedQueries',
  recordedAs: 'copies',
  title: 'augmented copies',
  ribbon: 'scores',
  inputs: [data, split, target, shadow],
  parts: (experiment) => (isNeeded('augmentedQueries', experiment) ? 1 : 0),
  params: modelOf,
  onEngine: true,
  stored: true,
  priority: 130,
  // Every copy of 2n examples of the target, and of as many of the shadow.
  work: ({ dataset }) => ({ query: 2 * 2 * dataset.membersPerModel * COPIES }),
  code: () =>
    Promise.all([
      import('../models/classifier.ts'),
      import('../attacks/augmentedQueries/augmentedQueries.ts'),
    ]),
  run: ([{ classifierFor }, { queryAugmented }], inputs, params, context) =>
    queryAugmented(classifierFor(inputs.data, params), inputs.data, inputs.split, inputs, context),
});
