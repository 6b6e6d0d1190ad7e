/** What the encoder sees of the target's examples while it is trained: drawn for those who look, never part of the outcome. */

import { examplesOf, labelsOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { principalPlane } from '../../evaluation/projection.ts';
import type { Features } from '../../experiment/experiment.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { embeddingsOf } from '../heads/heads.ts';
import { type ContrastiveTraining, EMBEDDING } from './encoder.ts';
import { featureCount, featureRows } from './features.ts';

/** To be called after every epoch. */
export function encoderFrames(
  split: Split,
  { classes, logits }: TrainedClassifier,
  features: Features,
  context: StageContext,
): NonNullable<ContrastiveTraining['watch']> {
  const rows = featureRows(features, logits, labelsOf(split, examplesOf(split, 'target')), classes);
  return async (epoch, encoder) => {
    if (!context.wantsFrame()) return;
    const embeddings = await embeddingsOf(rows, featureCount(features, classes), encoder);
    const { x, y } = principalPlane(embeddings, EMBEDDING);
    context.update({ kind: 'frame', epoch, x, y });
  };
}
