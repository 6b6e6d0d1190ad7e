/** The rows that TensorFlow.js can train by itself, on random data of the same shapes. */
import * as tf from '@tensorflow/tfjs';
import type { WorkloadName, WorkloadRequest } from '../catalogue.ts';
import type { Workload } from '../lap.ts';
import { adam, cnnLayers, encoderLayers, headLayers, residualBlockLayers } from './models.ts';

const BATCH = 64;
const CLASSES = 10;
const FEATURES = 11;
const PAIRS = 256;
const TAU = 0.05;
/** Of one step of `views`. */
const PICTURES = 250;
const VIEW_RATE = 0.1;

/** `trainOnBatch` reads the loss back itself. */
function layersWorkload(
  model: tf.LayersModel,
  loss: 'categoricalCrossentropy' | 'binaryCrossentropy',
  x: tf.Tensor,
  y: tf.Tensor,
): Workload {
  const optimizer = adam();
  model.compile({ optimizer, loss });
  return {
    step: async () => {
      await model.trainOnBatch(x, y);
    },
    settle: async () => {},
    dispose() {
      tf.dispose([x, y]);
      optimizer.dispose();
      model.dispose();
    },
  };
}

function classifier(model: tf.LayersModel): Workload {
  const [, ...shape] = model.inputs[0]!.shape as number[];
  const labels = tf.randomUniform([BATCH], 0, CLASSES, 'int32') as tf.Tensor1D;
  const oneHot = tf.cast(tf.oneHot(labels, CLASSES), 'float32');
  return layersWorkload(model, 'categoricalCrossentropy', tf.randomUniform([BATCH, ...shape]), oneHot);
}

function head(): Workload {
  const truths = tf.tensor2d(
    Array.from({ length: BATCH }, (_, i) => i % 2),
    [BATCH, 1],
  );
  return layersWorkload(headLayers(), 'binaryCrossentropy', tf.randomUniform([BATCH, 64]), truths);
}

/** InfoNCE between the halves of one batch, as one writes it with tfjs's operations. */
function attackStep(): Workload {
  const model = encoderLayers(FEATURES);
  const optimizer = adam();
  const x = tf.randomUniform([2 * PAIRS, FEATURES]);
  const positives = tf.eye(PAIRS);
  let last: tf.Scalar | null = null;
  return {
    step() {
      last?.dispose();
      last = optimizer.minimize(() => {
        const z = model.apply(x, { training: true }) as tf.Tensor2D;
        const unit = tf.div(z, tf.norm(z, 'euclidean', 1, true));
        const [u, v] = tf.split(unit, 2) as [tf.Tensor2D, tf.Tensor2D];
        const scores = tf.div(tf.matMul(u, v, false, true), TAU);
        return tf.losses.softmaxCrossEntropy(positives, scores) as tf.Scalar;
      }, true);
    },
    settle: async () => {
      await last?.data();
    },
    dispose() {
      last?.dispose();
      tf.dispose([x, positives]);
      optimizer.dispose();
      model.dispose();
    },
  };
}

function views(): Workload {
  const model = cnnLayers([28, 28, 1], VIEW_RATE);
  const x = tf.randomUniform([PICTURES, 28, 28, 1]);
  return {
    async step() {
      const answers = tf.tidy(() => model.apply(x, { training: true }) as tf.Tensor);
      await answers.data();
      answers.dispose();
    },
    settle: async () => {},
    dispose() {
      x.dispose();
      model.dispose();
    },
  };
}

const MAKERS: Partial<Record<WorkloadName, () => Workload>> = {
  'cnn28-train': () => classifier(cnnLayers([28, 28, 1])),
  'cnn32-train': () => classifier(cnnLayers([32, 32, 3])),
  'resnet-block-train': () => classifier(residualBlockLayers()),
  'attack-step': attackStep,
  views,
  head,
};

/** @throws Error saying why TensorFlow.js alone cannot do it */
export async function stockWorkload({ name }: WorkloadRequest): Promise<Workload> {
  const make = MAKERS[name];
  if (!make) throw new Error('has no such pipeline of its own');
  const workload = make();
  try {
    // What a backend lacks shows at the first step.
    await workload.step();
    await workload.settle();
    return workload;
  } catch (error) {
    await workload.dispose();
    throw new Error(`cannot do this here (${error instanceof Error ? error.message : String(error)})`);
  }
}
