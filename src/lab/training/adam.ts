/** Adam (Kingma & Ba 2015, arXiv 1412.6980, algorithm 1) over a model's parameters. */
import * as tf from '@tensorflow/tfjs-core';
import { Descent, type DescentSettings } from './descent.ts';

export interface AdamSettings extends DescentSettings {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

type Betas = Required<Pick<AdamSettings, 'beta1' | 'beta2' | 'epsilon'>>;

interface AdamAttributes extends Betas {
  readonly learningRate: number;
  /** 1 - beta1^t and 1 - beta2^t: the bias corrections of step t. */
  readonly correction1: number;
  readonly correction2: number;
  readonly [attribute: string]: number;
}

type Updated = [value: tf.Tensor, m: tf.Tensor, v: tf.Tensor];

/** Where the parameters and their moments live, and how one step changes them. */
interface AdamMemory {
  readonly parameters: readonly tf.Tensor[];
  step(gradients: readonly tf.Tensor[], at: AdamAttributes): void;
  dispose(): void;
}

/**
 * Engines with these two kernels keep parameters and moments packed in one tensor, and step in place:
 * `PackParameters` takes p0 … pk to the state [3, P] (values, first and second moments) and to a view of each parameter;
 * `AdamStep` takes the state and the gradients g0 … gk, and returns nothing.
 */
const PACK = 'PackParameters';
const STEP = 'AdamStep';

const numbered = (letter: string, tensors: readonly tf.Tensor[]): tf.NamedTensorMap =>
  Object.fromEntries(tensors.map((tensor, i) => [`${letter}${i}`, tensor]));

function packed(initial: readonly tf.Tensor[]): AdamMemory {
  const [state, ...parameters] = tf.engine().runKernel<tf.Tensor[]>(PACK, numbered('p', initial));
  tf.dispose([...initial]);
  return {
    parameters,
    step: (gradients, at) => {
      tf.engine().runKernel(STEP, { state: state!, ...numbered('g', gradients) }, at);
    },
    dispose: () => tf.dispose([...parameters, state!]),
  };
}

/** One step out of plain operations, for engines without the kernels above. */
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

function separate(initial: readonly tf.Tensor[]): AdamMemory {
  const parameters = [...initial];
  const moments = parameters.map((p): [tf.Tensor, tf.Tensor] => [tf.zerosLike(p), tf.zerosLike(p)]);
  return {
    parameters,
    step(gradients, at) {
      gradients.forEach((gradient, i) => {
        const old: Updated = [parameters[i]!, ...moments[i]!];
        const [parameter, m, v] = tf.tidy(() => composedStep(old[0], gradient, old[1], old[2], at));
        parameters[i] = parameter;
        moments[i] = [m, v];
        tf.dispose(old);
      });
    },
    dispose: () => tf.dispose([...parameters, ...moments.flat()]),
  };
}

/** Parameters under training: owns their tensors and Adam's moments. */
export class Adam extends Descent {
  private readonly memory: AdamMemory;
  private readonly betas: Betas;

  /** @param initial the parameters' first values; they belong to this from now on */
  constructor(
    initial: readonly tf.Tensor[],
    { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...settings }: AdamSettings,
  ) {
    super(settings);
    this.betas = { beta1, beta2, epsilon };
    this.memory = tf.getKernel(STEP, tf.getBackend()) ? packed(initial) : separate(initial);
  }

  override get parameters(): readonly tf.Tensor[] {
    return this.memory.parameters;
  }

  protected override move(gradients: readonly tf.Tensor[], learningRate: number, step: number): void {
    const correction1 = 1 - this.betas.beta1 ** step;
    const correction2 = 1 - this.betas.beta2 ** step;
    this.memory.step(gradients, { ...this.betas, learningRate, correction1, correction2 });
  }

  override dispose(): void {
    this.memory.dispose();
  }
}
