import { isNeeded } from '../attacks/catalogue.ts';
import { generatedFor } from '../attacks/queryBudget.ts';
import { data } from './data.ts';
import { modelOf } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStageInParts } from './stage.ts';
import { target } from './target.ts';

/** What the target answers to non-members made out of its own examples, where an attack asks for it (BlindMI). */
export const generatedNonMembers = defineStageInParts({
  id: 'generatedNonMembers',
  recordedAs: 'generated',
  title: 'generated non-members',
  ribbon: 'scores',
  inputs: [data, split, target],
  parts: (experiment) => (isNeeded('generatedNonMembers', experiment) ? 1 : 0),
  params: (experiment) => ({ ...modelOf(experiment), seed: experiment.seed }),
  onEngine: true,
  stored: true,
  priority: 140,
  work: ({ dataset }) => ({ query: generatedFor(2 * dataset.membersPerModel) }),
  code: () =>
    Promise.all([
      import('../models/classifier.ts'),
      import('../attacks/generatedNonMembers/queryGenerated.ts'),
    ]),
  run: ([{ classifierFor }, { queryGenerated }], inputs, params, context) =>
    queryGenerated(classifierFor(inputs.data, params), inputs.data, inputs.split, inputs.target, context),
});
