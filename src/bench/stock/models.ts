/** The lab's networks as a person would write them with tfjs's layers. */
import * as tf from '@tensorflow/tfjs';

const LEARNING_RATE = 1e-3;
const CLASSES = 10;

/** @param rate of the dropout layers; 0: none */
export function cnnLayers([height, width, channels]: [number, number, number], rate = 0): tf.Sequential {
  const dropout = () => (rate > 0 ? [tf.layers.dropout({ rate })] : []);
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 16,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [height, width, channels],
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      ...dropout(),
      tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      ...dropout(),
      tf.layers.flatten(),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      ...dropout(),
      tf.layers.dense({ units: CLASSES, activation: 'softmax' }),
    ],
  });
}

/** The block that enters ResNet-18's second stage (CIFAR form) at a quarter of its width, and a classifier. */
export function residualBlockLayers(): tf.LayersModel {
  const normalised = (x: tf.SymbolicTensor, filters: number, kernelSize: number, strides: number) =>
    tf.layers
      .batchNormalization()
      .apply(
        tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false }).apply(x),
      ) as tf.SymbolicTensor;
  const relu = (x: tf.SymbolicTensor) => tf.layers.reLU().apply(x) as tf.SymbolicTensor;
  const inputs = tf.input({ shape: [32, 32, 16] });
  const residual = normalised(relu(normalised(inputs, 32, 3, 2)), 32, 3, 1);
  const sum = tf.layers.add().apply([residual, normalised(inputs, 32, 1, 2)]) as tf.SymbolicTensor;
  const pooled = tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }).apply(relu(sum));
  const outputs = tf.layers.dense({ units: CLASSES, activation: 'softmax' }).apply(pooled);
  return tf.model({ inputs, outputs: outputs as tf.SymbolicTensor });
}

export function headLayers(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 64, activation: 'relu', inputShape: [64] }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
}

/** Encoder and projection. */
export function encoderLayers(features: number): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 128, activation: 'relu', inputShape: [features] }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 32 }),
    ],
  });
}

export const adam = () => tf.train.adam(LEARNING_RATE);
