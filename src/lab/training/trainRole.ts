/** The target or the shadow: a classifier trained on its own half of the split. */
import { trainingAugmentation } from '../augmentation/augment.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Split } from '../data/split.ts';
import { classifierFor, type ModelParams } from '../models/classifier.ts';
import type { StageContext } from '../stages/stageContext.ts';
import { type TrainedClassifier, type TrainingRecipe, trainClassifier } from './trainClassifier.ts';

export interface RoleParams extends ModelParams, TrainingRecipe {
  readonly augment: boolean;
  /** Of the shadow alone. */
  readonly dropoutRate?: number;
}

/** @param leftOut the place of a member that it is not trained on */
export function trainRole(
  role: 'target' | 'shadow',
  { data, split }: { readonly data: Dataset; readonly split: Split },
  { architecture, width, dropoutRate = 0, augment, ...recipe }: RoleParams,
  context: StageContext,
  leftOut: number | null = null,
): Promise<TrainedClassifier> {
  return trainClassifier(
    {
      model: classifierFor(data, { architecture, width }),
      dataset: data,
      labels: split.labels,
      members: split.sets[`${role}Members`],
      nonMembers: split.sets[`${role}NonMembers`],
      recipe,
      dropoutRate,
      augment: augment ? trainingAugmentation(data, context.random('augmentation')) : undefined,
      leftOut,
    },
    context,
  );
}
