/** What the encoder sees of the target's examples while it is trained: shown as it comes, and kept to be played again. */

import type * as tf from '@tensorflow/tfjs-core';
import { examplesOf, labelsOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import {
  type EmbeddingFrames,
  framedEpochs,
  framedExamples,
  packFrames,
} from '../../evaluation/embeddingFrames.ts';
import { alignedTo, orientedByRule, type Projection, principalPlane } from '../../evaluation/projection.ts';
import type { Features } from '../../experiment/experiment.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { readTogether } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { embedded, embeddingsOf, planeOf } from '../heads/heads.ts';
import { rowsAt } from '../rows.ts';
import type { ContrastiveTraining } from './encoder.ts';
import { featureCount, featureRows } from './features.ts';
import { EMBEDDING, READ_TOGETHER } from './sizes.ts';

export interface EncoderFrames {
  /** To be called before the first epoch, as epoch 0, and after every one. */
  readonly watch: NonNullable<ContrastiveTraining['watch']>;
  /** Once the last epoch has been watched: each frame turned to lie as near as it can to the one after it. */
  kept(): EmbeddingFrames;
}

/**
 * Which frames are kept, of which examples and how they lie follows from the experiment alone; which of them are shown meanwhile
 * does not.
 *
 * @param epochs of the whole training
 */
export function encoderFrames(
  split: Split,
  { classes, logits }: Pick<TrainedClassifier, 'classes' | 'logits'>,
  { features, epochs }: { readonly features: Features; readonly epochs: number },
  context: Pick<StageContext, 'update' | 'wantsFrame'>,
): EncoderFrames {
  const width = featureCount(features, classes);
  const all = examplesOf(split, 'target');
  const rows = featureRows(features, logits, labelsOf(split, all), classes);
  const examples = framedExamples(all.length / 2);
  const isAll = examples.length === all.length;
  const framedRows = isAll ? rows : rowsAt(rows, width, examples);
  const framed = framedEpochs(epochs);
  /** Each turned to lie as near as it can to the one before it. */
  const planes: Projection[] = [];
  let last: Projection | undefined;
  /** Embeddings that stay where they were computed. */
  const waiting: tf.Tensor2D[] = [];
  const read = async () => {
    const embeddings = await readTogether(waiting.splice(0));
    const size = examples.length * EMBEDDING;
    for (let at = 0; at < embeddings.length; at += size) {
      const plane = principalPlane(embeddings.subarray(at, at + size), EMBEDDING);
      planes.push(alignedTo(planes.at(-1) ?? orientedByRule(plane), plane));
    }
  };

  return {
    async watch(epoch, encoder) {
      if (epoch !== framed[planes.length + waiting.length]) return;
      waiting.push(embedded(framedRows, width, encoder));
      const shows = context.wantsFrame();
      if (!shows && epoch < epochs && waiting.length < READ_TOGETHER) return;
      await read();
      if (shows) context.update({ kind: 'frame', epoch, ...planes.at(-1)!, ...(!isAll && { examples }) });
      if (epoch < epochs) return;
      // As the run shows it in the end, of all examples.
      const { x, y } = planeOf(await embeddingsOf(rows, width, encoder));
      const those = (values: Float32Array) => Float32Array.from(examples, (place) => values[place]!);
      last = { x: those(x), y: those(y) };
    },
    kept() {
      let after = last!;
      const earlier = planes
        .slice(0, -1)
        .toReversed()
        .map((plane) => {
          after = alignedTo(after, plane);
          return after;
        });
      return packFrames(framed, examples, [...earlier.toReversed(), last!]);
    },
  };
}
