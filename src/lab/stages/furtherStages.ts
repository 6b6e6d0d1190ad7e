/** The stages that only some attacks ask for: reference models, and further questions put to the models. */
import { type AugmentedAnswers, queryAugmented } from '../attacks/augmentedQueries/augmentedQueries.ts';
import { type GeneratedAnswers, queryGenerated } from '../attacks/generatedNonMembers/queryGenerated.ts';
import {
  populationOf,
  type ReferenceModel,
  trainReference,
} from '../attacks/referenceModels/referenceModel.ts';
import { trainingAugmentation } from '../augmentation/augment.ts';
import { noDropout } from '../models/dropout.ts';
import { toTensors } from '../models/parameters.ts';
import { inputTensor } from '../training/inputs.ts';
import { queryLogits } from '../training/queries.ts';
import { type ClassifierParams, type ModelParams, modelFor, type Run } from './stageRun.ts';

export const references: Run<ClassifierParams & { part: number }, ReferenceModel> = (
  { data, split },
  { architecture, width, augment, part, ...recipe },
  context,
) =>
  trainReference(
    modelFor(data, { architecture, width }),
    data,
    split,
    {
      recipe,
      augment: augment ? trainingAugmentation(data, context.random(`augmentation ${part}`)) : undefined,
      part,
    },
    context,
  );

export const population: Run<ModelParams, Float32Array> = ({ data, split, target }, params, context) => {
  const model = modelFor(data, params);
  const examples = inputTensor(data, populationOf(split), target.scaling);
  return queryLogits(model, toTensors(model.shapes, target.weights), examples, noDropout, context);
};

export const copies: Run<ModelParams, AugmentedAnswers> = (inputs, params, context) =>
  queryAugmented(modelFor(inputs.data, params), inputs.data, inputs.split, inputs, context);

export const generated: Run<ModelParams, GeneratedAnswers> = ({ data, split, target }, params, context) =>
  queryGenerated(modelFor(data, params), data, split, target, context);
