import * as tf from '@tensorflow/tfjs-core';
import { Adam } from '../../../lab/training/adam.ts';
import { testRandom } from '../../testing/compareOnWasm.ts';

/** A network of random sizes, its rows and the batches of some steps. */
export function mlpCase(seed: number) {
  const { integer, values } = testRandom(seed);
  const count = integer(1, 40);
  const sizes = Array.from({ length: integer(1, 4) }, () => integer(1, 70));
  const units = [...sizes.slice(1), 1];
  const size = integer(1, 70);
  return {
    layers: units.map((unit, i) => values([sizes[i]! + 1, unit])),
    rows: values([count, sizes[0]!]),
    truths: Float32Array.from({ length: count }, () => integer(0, 1)),
    batches: Array.from({ length: 3 }, () => Int32Array.from({ length: size }, () => integer(0, count - 1))),
  };
}
export type MlpCase = ReturnType<typeof mlpCase>;

export interface MlpOutcome {
  readonly losses: Float32Array[];
  readonly parameters: Float32Array[];
}

/** Some steps on the current backend, leaving nothing there. @param step one step of Adam, whose loss it hands out */
export async function stepsOf(
  { layers, rows: given, truths: memberships, batches }: MlpCase,
  step: (adam: Adam, rows: tf.Tensor2D, truths: tf.Tensor2D, batch: Int32Array) => tf.Scalar,
): Promise<MlpOutcome> {
  const rows = tf.tensor2d(given.values as Float32Array, given.shape as [number, number]);
  const truths = tf.tensor2d(memberships, [memberships.length, 1]);
  const initial = layers.map(({ values, shape }) => tf.tensor(values.slice(), shape));
  const adam = new Adam(initial, { learningRate: 0.01 });
  const losses: Float32Array[] = [];
  for (const batch of batches) {
    const loss = step(adam, rows, truths, batch);
    losses.push(await loss.data<'float32'>());
    loss.dispose();
  }
  const parameters: Float32Array[] = [];
  for (const parameter of adam.parameters) {
    parameters.push(Float32Array.from(await parameter.data<'float32'>()));
  }
  adam.dispose();
  tf.dispose([rows, truths]);
  return { losses, parameters };
}

export const fused = (adam: Adam, rows: tf.Tensor2D, truths: tf.Tensor2D, batch: Int32Array): tf.Scalar =>
  adam.stepOfMlp(rows, truths, batch);
