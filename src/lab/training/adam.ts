/** Adam (Kingma & Ba 2015, arXiv 1412.6980, algorithm 1) over a model's parameters. */
import * as tf from '@tensorflow/tfjs-core';
import { type KernelShapes, runKernel } from '../ops/kernels.ts';
import { repeated } from '../ops/repeated.ts';
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
  /** What the kernel is told: the same object in every step, for steps that are taken again. */
  private readonly attributes: KernelShapes['AdamStep']['attributes'];

  /** @param initial the parameters' first values; they belong to this from now on */
  constructor(
    initial: readonly tf.Tensor[],
    { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...settings }: AdamSettings,
  ) {
    super(settings);
    this.betas = { beta1, beta2, epsilon };
    this.attributes = { ...this.betas, learningRate: 0, correction1: 1, correction2: 1 };
    const [state, ...parameters] = runKernel('PackParameters', numbered('p', initial), {});
    tf.dispose([...initial]);
    this.state = state!;
    this.parameters = parameters;
  }

  protected override move(gradients: readonly tf.Tensor[], learningRate: number, step: number): void {
    this.tell(learningRate, step);
    runKernel('AdamStep', { state: this.state, ...numbered('g', gradients) }, this.attributes);
  }

  protected override renew(): void {
    const { learningRate, step } = this.next();
    this.tell(learningRate, step);
  }

  private tell(learningRate: number, step: number): void {
    const correction1 = 1 - this.betas.beta1 ** step;
    const correction2 = 1 - this.betas.beta2 ** step;
    Object.assign(this.attributes, { learningRate, correction1, correction2 });
  }

  /**
   * One step where the parameters are the dense layers of a network with ReLU between them and one unit at the end, without
   * weight decay. @param rows [N, in] @param truths [N, 1] @param batch numbers of rows
   * @returns the mean binary cross-entropy before the step, a scalar tensor that the caller disposes
   */
  stepOfMlp(rows: tf.Tensor2D, truths: tf.Tensor2D, batch: Int32Array): tf.Scalar {
    return this.wholeStep(batch, (state) =>
      runKernel('MlpStep', { rows, truths, ...state }, Object.assign(this.attributes, { batch })),
    );
  }

  /**
   * One step where the parameters are dense layers with ReLU between them, down the contrastive loss of what they make of rows
   * (see `contrastiveLoss`), without weight decay.
   * @param rows [N, in] @param batch numbers of rows: of the first views, then of the second views of the same examples
   * @returns the loss before the step, a scalar tensor that the caller disposes
   */
  stepOfContrast(
    rows: tf.Tensor2D,
    batch: Int32Array,
    { temperature, symmetric }: { readonly temperature: number; readonly symmetric: boolean },
  ): tf.Scalar {
    return this.wholeStep(batch, (state) =>
      runKernel(
        'ContrastiveStep',
        { rows, ...state },
        Object.assign(this.attributes, { batch, temperature, symmetric }),
      ),
    );
  }

  /** A step that one kernel takes, given the state and its parameters. */
  private wholeStep(
    batch: Int32Array,
    run: (state: Record<'state' | `p${number}`, tf.Tensor>) => tf.Tensor[],
  ): tf.Scalar {
    const form = { name: `${batch.length}`, numbers: batch, renew: () => this.renew() };
    return repeated(this, form, () => {
      this.renew();
      const [loss] = run({ state: this.state, ...numbered('p', this.parameters) });
      return loss as tf.Scalar;
    });
  }

  override dispose(): void {
    tf.dispose([...this.parameters, this.state]);
  }
}
