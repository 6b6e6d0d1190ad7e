import { data } from './data.ts';
import { referencesOf, trainingOf, trainingWork } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStageInParts } from './stage.ts';

/** K models of the target's kind, each trained on half of its examples, so that every example is inside half of them. */
export const referenceModels = defineStageInParts({
  id: 'referenceModels',
  recordedAs: 'references',
  title: 'reference models',
  ribbon: 'scores',
  inputs: [data, split],
  parts: referencesOf,
  params: (experiment) => ({ ...trainingOf(experiment), seed: experiment.seed }),
  wholeParams: (experiment) => ({
    ...trainingOf(experiment),
    count: referencesOf(experiment),
    seed: experiment.seed,
  }),
  onEngine: true,
  stored: true,
  // The most work, in pieces that fill every gap.
  priority: 160,
  work: (experiment) => {
    const { query = 0, ...training } = trainingWork(experiment, 'target');
    return { ...training, query: query + experiment.dataset.membersPerModel };
  },
  code: () =>
    Promise.all([
      import('../models/classifier.ts'),
      import('../augmentation/augment.ts'),
      import('../attacks/referenceModels/referenceModel.ts'),
    ]),
  run: (
    [{ classifierFor }, { trainingAugmentation }, { trainReference }],
    inputs,
    { architecture, width, augment, part, ...recipe },
    context,
  ) =>
    trainReference(
      classifierFor(inputs.data, { architecture, width }),
      inputs.data,
      inputs.split,
      {
        recipe,
        augment: augment
          ? trainingAugmentation(inputs.data, context.random(`augmentation ${part}`))
          : undefined,
        part,
      },
      context,
    ),
});
