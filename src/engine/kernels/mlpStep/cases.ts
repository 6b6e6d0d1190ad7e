import * as tf from '@tensorflow/tfjs-core';
import { mlp } from '../../../lab/models/mlp.ts';
import { contrastiveLoss } from '../../../lab/ops/losses.ts';
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

type Settings = Parameters<Adam['stepOfContrast']>[2];

/** A network of random sizes whose outputs are compared, the batches of some steps, and the loss. */
export function contrastCase(seed: number): MlpCase & { readonly settings: Settings } {
  const { integer, pick, values } = testRandom(seed);
  const { layers, rows, truths } = mlpCase(seed);
  const [inputs = 1] = layers.at(-1)!.shape;
  const pairs = integer(2, 40);
  return {
    layers: [...layers.slice(0, -1), values([inputs, integer(2, 34)])],
    ...{ rows, truths },
    batches: Array.from({ length: 3 }, () =>
      Int32Array.from({ length: 2 * pairs }, () => integer(0, truths.length - 1)),
    ),
    settings: { temperature: pick(0.1, 0.5), symmetric: pick(true, false) },
  };
}

type ContrastCase = ReturnType<typeof contrastCase>;

export const fusedSteps = (given: ContrastCase) =>
  stepsOf(given, (adam, rows, _, batch) => adam.stepOfContrast(rows, batch, given.settings));

/** The step as every other network takes it. */
export const stepsKernelByKernel = (given: ContrastCase) =>
  stepsOf(given, (adam, rows, _, batch) =>
    adam.minimise((layers, tape) => {
      const z = mlp(tf.gather(rows, tf.tensor1d(batch, 'int32')), layers, 'linear', tape);
      return contrastiveLoss(z, given.settings, tape);
    }),
  );
