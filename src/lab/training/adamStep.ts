/** Adam (Kingma & Ba 2015, arXiv 1412.6980, algorithm 1) over a list of parameters. */
import * as tf from '@tensorflow/tfjs-core';

/** An engine may register one fused kernel of this name; inputs and attributes as in `adamKernel` below. */
export const ADAM_STEP = 'AdamStep';

export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

interface AdamAttributes extends Required<AdamSettings> {
  /** 1 - beta1^t and 1 - beta2^t: the bias corrections of step t. */
  readonly correction1: number;
  readonly correction2: number;
  readonly [attribute: string]: number;
}

type Updated = [value: tf.Tensor, m: tf.Tensor, v: tf.Tensor];

function adamKernel(
  value: tf.Tensor,
  gradient: tf.Tensor,
  m: tf.Tensor,
  v: tf.Tensor,
  at: AdamAttributes,
): Updated {
  if (tf.getKernel(ADAM_STEP, tf.getBackend())) {
    return tf.engine().runKernel(ADAM_STEP, { value, gradient, m, v }, at) as unknown as Updated;
  }
  return composedStep(value, gradient, m, v, at);
}

/** The same step out of plain operations, for engines without the fused kernel. */
export function composedStep(
  value: tf.Tensor,
  gradient: tf.Tensor,
  m: tf.Tensor,
  v: tf.Tensor,
  at: AdamAttributes,
): Updated {
  const first = tf.add(tf.mul(m, at.beta1), tf.mul(gradient, 1 - at.beta1));
  const second = tf.add(tf.mul(v, at.beta2), tf.mul(tf.square(gradient), 1 - at.beta2));
  const denominator = tf.add(tf.sqrt(tf.div(second, at.correction2)), at.epsilon);
  const step = tf.mul(tf.div(first, denominator), at.learningRate / at.correction1);
  return [tf.sub(value, step), first, second];
}

/** Parameters under training: owns their tensors and Adam's moments. */
export class Adam {
  private step = 0;
  private readonly m: tf.Tensor[];
  private readonly v: tf.Tensor[];
  private readonly settings: Required<AdamSettings>;

  constructor(
    readonly parameters: tf.Tensor[],
    { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings,
  ) {
    this.settings = { learningRate, beta1, beta2, epsilon };
    this.m = parameters.map((parameter) => tf.zerosLike(parameter));
    this.v = parameters.map((parameter) => tf.zerosLike(parameter));
  }

  /**
   * One step down the gradient of `loss` over all parameters. The loss makes its own batch and its tensors go with it;
   * the call must not stand inside a tidy, which would take the new parameters away.
   *
   * @returns the loss before the step, a scalar tensor that the caller disposes
   */
  minimise(loss: (parameters: readonly tf.Tensor[]) => tf.Scalar): tf.Scalar {
    this.step++;
    const { beta1, beta2 } = this.settings;
    const at: AdamAttributes = {
      ...this.settings,
      correction1: 1 - beta1 ** this.step,
      correction2: 1 - beta2 ** this.step,
    };
    const { value, grads } = tf.valueAndGrads((...parameters: tf.Tensor[]) => loss(parameters))(
      this.parameters,
    );
    grads.forEach((gradient, i) => {
      const old: Updated = [this.parameters[i]!, this.m[i]!, this.v[i]!];
      const [parameter, m, v] = tf.tidy(() => adamKernel(old[0], gradient, old[1], old[2], at));
      this.parameters[i] = parameter;
      this.m[i] = m;
      this.v[i] = v;
      tf.dispose([gradient, ...old]);
    });
    return value as tf.Scalar;
  }

  dispose(): void {
    tf.dispose([...this.parameters, ...this.m, ...this.v]);
  }
}
