/** Adam (Kingma & Ba 2015, arXiv 1412.6980, algorithm 1) over a model's parameters. */
import * as tf from '@tensorflow/tfjs-core';
import { runKernel } from '../ops/kernels.ts';
import { Optimizer, type OptimizerSettings } from './optimizer.ts';

export interface AdamSettings extends OptimizerSettings {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

type Betas = Required<Pick<AdamSettings, 'beta1' | 'beta2' | 'epsilon'>>;

/** Tensors under the names p0, p1, … (or g0, g1, …), as the kernels take them. */
const numbered = (letter: 'p' | 'g', tensors: readonly tf.Tensor[]): Record<string, tf.Tensor> =>
  Object.fromEntries(tensors.map((tensor, i) => [`${letter}${i}`, tensor]));

/** Parameters under training: owns the state that holds them and Adam's moments, which each step changes in place. */
export class Adam extends Optimizer {
  override readonly parameters: readonly tf.Tensor[];
  private readonly state: tf.Tensor;
  private readonly betas: Betas;

  /** @param initial the parameters' first values; they belong to this from now on */
  constructor(
    initial: readonly tf.Tensor[],
    { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...settings }: AdamSettings,
  ) {
    super(settings);
    this.betas = { beta1, beta2, epsilon };
    const [state, ...parameters] = runKernel('PackParameters', numbered('p', initial), {});
    tf.dispose([...initial]);
    this.state = state!;
    this.parameters = parameters;
  }

  private attributes(learningRate: number, step: number) {
    const correction1 = 1 - this.betas.beta1 ** step;
    const correction2 = 1 - this.betas.beta2 ** step;
    return { ...this.betas, learningRate, correction1, correction2 };
  }

  protected override move(gradients: readonly tf.Tensor[], learningRate: number, step: number): void {
    const inputs = { state: this.state, ...numbered('g', gradients) };
    runKernel('AdamStep', inputs, this.attributes(learningRate, step));
  }

  /**
   * One step where the parameters are the dense layers of a network with ReLU between them and one unit at the end, without
   * weight decay. @param rows [N, in] @param truths [N, 1] @param batch numbers of rows
   * @returns the mean binary cross-entropy before the step, a scalar tensor that the caller disposes
   */
  stepOfMlp(rows: tf.Tensor2D, truths: tf.Tensor2D, batch: Int32Array): tf.Scalar {
    const { learningRate, step } = this.next();
    const inputs = { rows, truths, state: this.state, ...numbered('p', this.parameters) };
    const [loss] = runKernel('MlpStep', inputs, { ...this.attributes(learningRate, step), batch });
    return loss as tf.Scalar;
  }

  override dispose(): void {
    tf.dispose([...this.parameters, this.state]);
  }
}
