/** Dropout passes of random pictures through the CNN. */
import * as tf from '@tensorflow/tfjs-core';
import { makeViews } from '../../lab/attacks/clmia/views.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { cnn, cnnUnits } from '../../lab/models/cnn.ts';
import { activeDropout } from '../../lab/models/dropout.ts';
import { initialWeights, toTensors } from '../../lab/models/parameters.ts';
import { queryLogits } from '../../lab/training/queries.ts';
import type { WorkloadSizes } from '../catalogue.ts';
import type { Workload } from '../lap.ts';
import { FASHION } from './classifiers.ts';
import { quietContext, stageWorkload } from './quiet.ts';
import { draws, randomValues } from './training.ts';

const RATE = 0.1;
/** Pictures of one step of the row `views`. */
const PICTURES = 250;

const model = cnn(FASHION, 10, cnnUnits(1));
const initial = () => initialWeights(model.shapes, draws('weights'));

/** One step: one pass of 250 pictures, a batch of the lab's, that already are where the engine computes. */
export function viewsWorkload(): Workload {
  const { height, width, channels } = FASHION;
  const values = randomValues(PICTURES * height * width * channels, draws('pictures'));
  const images = tf.tensor4d(values, [PICTURES, height, width, channels]);
  const parameters = toTensors(model.shapes, initial());
  const masks = draws('dropout');
  const dropout = activeDropout(RATE, () => masks.bits());
  return stageWorkload(
    () => queryLogits(model, parameters, images, dropout, quietContext),
    [images, ...parameters],
  );
}

/** One step: the views stage of n members per model, that is V passes of 4 n pictures. */
export function viewPasses({ views = 8, members = 32 }: WorkloadSizes = {}): Workload {
  const count = 4 * members;
  const random = draws('pictures');
  const dataset: Dataset = {
    ...FASHION,
    name: 'random',
    count,
    classNames: Array.from({ length: model.classes }, (_, c) => String(c)),
    kind: 'pictures',
    values: Uint8Array.from({ length: count * FASHION.height * FASHION.width }, () => random.below(256)),
    labels: new Uint8Array(count),
    duplicatesRemoved: 0,
  };
  const pool = Int32Array.from({ length: count }, (_, i) => i);
  const weights = initial();
  return stageWorkload(() =>
    makeViews(
      { model, weights, scaling: null, dataset, pool, count: views, rates: [RATE, RATE] },
      quietContext,
    ),
  );
}
