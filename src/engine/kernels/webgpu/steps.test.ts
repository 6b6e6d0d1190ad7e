import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { contrastiveStep } from '../../../lab/attacks/contrastiveStep.ts';
import { encoderShapes, projectionShapes } from '../../../lab/attacks/encoder.ts';
import { cnn, cnnUnits } from '../../../lab/models/cnn.ts';
import { activeDropout } from '../../../lab/models/dropout.ts';
import { initialWeights, toTensors } from '../../../lab/models/parameters.ts';
import { randomStream } from '../../../lab/random.ts';
import { classifierStep, type TrainingStep } from '../../../lab/training/classifierStep.ts';
import { meterStep } from '../../meter.ts';
import { testOnWebgpu } from './compareWithCpu.ts';

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** The CNN on 28 x 28 pictures, batch 64. */
function cnnTraining(): TrainingStep {
  const model = cnn({ height: 28, width: 28, channels: 1 }, 10, cnnUnits(1));
  const labels = tf.tensor1d(
    Array.from({ length: 80 }, (_, i) => i % 10),
    'int32',
  );
  let seed = 0;
  return classifierStep({
    model,
    images: tf.randomUniform([80, 28, 28, 1]) as tf.Tensor4D,
    labels,
    initial: toTensors(model.shapes, initialWeights(model.shapes, randomStream(1, 'weights'))),
    learningRate: 0.001,
    dropout: activeDropout(0.5, () => seed++),
  });
}

/** The encoder on 11 features, two views of 256 examples. */
function attackTraining(): TrainingStep {
  const random = randomStream(1, 'weights');
  const layers = (shapes: ReturnType<typeof projectionShapes>) =>
    toTensors(shapes, initialWeights(shapes, random));
  return contrastiveStep({
    rows: tf.randomUniform([600, 11]),
    encoder: layers(encoderShapes(11)),
    projection: layers(projectionShapes()),
    temperature: 0.5,
    symmetric: false,
    learningRate: 0.001,
  });
}

for (const [name, training, batch, dispatches] of [
  ['cnn28', cnnTraining, 64, 27],
  ['attack', attackTraining, 512, 13],
] as const) {
  testOnWebgpu(
    `a step of ${name}: ${dispatches} dispatches, the indices uploaded, nothing read`,
    async () => {
      await tf.setBackend('webgpu');
      const { step } = training();
      const rows = upTo(batch);
      step(rows).dispose();
      const counts = await meterStep(() => step(rows).dispose());
      expect(counts).toMatchObject({ bytesUploaded: 4 * batch, readbacks: 0 });
      expect(counts.dispatches).toBe(dispatches);
    },
  );
}
