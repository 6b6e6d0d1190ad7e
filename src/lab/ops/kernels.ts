/**
 * The kernels that training is made of, as every engine has to provide them: by name, inputs, attributes and outputs. The
 * engine holds each one in a home of its own: out of plain tfjs operations, for WASM and for WebGPU. No name may be one of
 * tfjs's own kernels'.
 *
 * Affine weights keep their bias as the last row: a layer of `in` inputs and `out` units is one [in + 1, out] matrix, so
 * that a layer has one gradient and Adam few tensors. A filter's rows run over (row, column, channel) of its window.
 */
import * as tf from '@tensorflow/tfjs-core';

export type Activation = 'linear' | 'relu';

export interface DenseAttributes {
  readonly activation: Activation;
}

export interface ConvAttributes {
  readonly filterHeight: number;
  readonly filterWidth: number;
  /** Down and across. */
  readonly stride: number;
  /** Rows and columns of zeros on each side. */
  readonly pad: number;
  /** Whether the weights end in a bias row. */
  readonly bias: boolean;
  readonly activation: Activation;
}

interface AdamAttributes {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 - beta1^t and 1 - beta2^t: the bias corrections of step t. */
  readonly correction1: number;
  readonly correction2: number;
}

export interface KernelShapes {
  /** x [batch, in], w [in + 1, out] -> y [batch, out] = activation(x w + bias) */
  Dense: { inputs: 'x' | 'w'; attributes: DenseAttributes };
  /** x, dy, y -> dw [in + 1, out]. Where the activation is relu, dy counts only where y > 0; so in all that follow. */
  DenseGradWeights: { inputs: 'x' | 'dy' | 'y'; attributes: DenseAttributes };
  /** dy, y, w -> dx [batch, in] */
  DenseGradInput: { inputs: 'dy' | 'y' | 'w'; attributes: DenseAttributes };
  /** x [batch, h, w, in], w [fh * fw * in (+ 1), out] -> y [batch, h', w', out] */
  Conv: { inputs: 'x' | 'w'; attributes: ConvAttributes };
  /** x, dy, y -> dw, of w's shape */
  ConvGradWeights: { inputs: 'x' | 'dy' | 'y'; attributes: ConvAttributes };
  /** dy, y, w -> dx, of x's shape */
  ConvGradInput: {
    inputs: 'dy' | 'y' | 'w';
    attributes: ConvAttributes & { readonly height: number; readonly width: number };
  };
  /** x [batch, h, w, c] -> y [batch, floor(h / 2), floor(w / 2), c] = relu(greatest of each 2 x 2) */
  PoolRelu: { inputs: 'x'; attributes: object };
  /** dy, x, y -> dx: where y > 0, dy goes to the first of the window's greatest (row by row); zero elsewhere */
  PoolReluGrad: { inputs: 'dy' | 'x' | 'y'; attributes: object };
  /**
   * x [batch, h, w, c], affine [2, c] (scale, shift) -> y = activation(scale (x - mean) / sqrt(variance + epsilon) + shift)
   * and moments [2, c]: the batch's mean and biased variance.
   */
  BatchNorm: {
    inputs: 'x' | 'affine';
    attributes: { readonly epsilon: number; readonly activation: Activation };
  };
  /** dy, x, y, affine, moments -> dx, and daffine [2, c] */
  BatchNormGrad: {
    inputs: 'dy' | 'x' | 'y' | 'affine' | 'moments';
    attributes: { readonly epsilon: number; readonly activation: Activation };
  };
  /** a, b of one shape -> y = relu(a + b) */
  AddRelu: { inputs: 'a' | 'b'; attributes: object };
  /** dy, y -> dy where y > 0, else 0: the gradient of either */
  AddReluGrad: { inputs: 'dy' | 'y'; attributes: object };
  /** x -> x times a mask of (rate, seed, element): see `dropoutMask` in ../models/dropout.ts. Its own gradient, on dy. */
  Dropout: { inputs: 'x'; attributes: { readonly rate: number; readonly seed: number } };
  /** logits [batch, classes], labels [batch] int32 -> mean cross-entropy [], and its gradient [batch, classes] */
  SoftmaxCrossEntropy: { inputs: 'logits' | 'labels'; attributes: object };
  /** logits [batch, 1], truths [batch, 1] -> mean binary cross-entropy [], and its gradient [batch, 1] */
  BinaryCrossEntropy: { inputs: 'logits' | 'truths'; attributes: object };
  /** z [2 batch, d], first views then second -> the contrastive loss [], and dz [2 batch, d] */
  ContrastiveLoss: {
    inputs: 'z';
    attributes: { readonly temperature: number; readonly symmetric: boolean };
  };
  /**
   * p0 … pk -> a state [3, P], whose rows hold the values and their first and second moments, zero at first, and then the
   * parameters in their order and shapes. They change as the state does, and may not be used after it.
   */
  PackParameters: { inputs: `p${number}`; attributes: object };
  /** state and the gradients g0 … gk -> nothing: one step of Adam on the state and its parameters, in place */
  AdamStep: { inputs: 'state' | `g${number}`; attributes: AdamAttributes };
  /**
   * rows [N, in], truths [N, 1], state and its parameters p0 … pk, which are dense layers with ReLU between them and one
   * unit at the end -> the mean binary cross-entropy [] on the batch's rows, and one step of Adam down its gradient, in
   * place: all of a small network's step, which kernel by kernel takes longer to be called than to be computed.
   */
  MlpStep: {
    inputs: 'rows' | 'truths' | 'state' | `p${number}`;
    /** @param batch numbers of rows */
    attributes: AdamAttributes & { readonly batch: Int32Array };
  };
  /**
   * rows [N, in], state and its parameters p0 … pk, dense layers with ReLU between them -> the contrastive loss [] of what they
   * make of the batch's rows, first views then second, and one step of Adam down its gradient, in place.
   */
  ContrastiveStep: {
    inputs: 'rows' | 'state' | `p${number}`;
    attributes: AdamAttributes & {
      readonly batch: Int32Array;
      readonly temperature: number;
      readonly symmetric: boolean;
    };
  };
}

export type KernelName = keyof KernelShapes;

export type KernelInputs<Name extends KernelName> = Record<KernelShapes[Name]['inputs'], tf.Tensor>;

/** Runs a kernel of the current engine. @returns its outputs, in the order of the table above */
export function runKernel<Name extends KernelName>(
  name: Name,
  inputs: KernelInputs<Name>,
  attributes: KernelShapes[Name]['attributes'],
): tf.Tensor[] {
  const outputs = tf
    .engine()
    .runKernel(name, inputs as unknown as tf.NamedTensorMap, attributes as unknown as tf.NamedAttrMap);
  return Array.isArray(outputs) ? outputs : [outputs as unknown as tf.Tensor];
}

/** Rows and columns of a convolution's output. */
export function convOutput(
  height: number,
  width: number,
  { filterHeight, filterWidth, stride, pad }: ConvAttributes,
): [height: number, width: number] {
  const along = (length: number, filter: number) => Math.floor((length + 2 * pad - filter) / stride) + 1;
  return [along(height, filterHeight), along(width, filterWidth)];
}
