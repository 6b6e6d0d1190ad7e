import type { KernelName } from '../../lab/ops/kernels.ts';
import { type Composed, registerComposed } from '../composed/kernel.ts';
import { batchNorm, batchNormGrad } from './batchNorm/composed.ts';
import { contrastiveLoss } from './contrastiveLoss/composed.ts';
import { conv, convGradInput, convGradWeights, poolRelu, poolReluGrad } from './conv/composed.ts';
import { binaryCrossEntropy, dropout, softmaxCrossEntropy } from './crossEntropy/composed.ts';
import { dense, denseGradInput, denseGradWeights } from './dense/composed.ts';

const composed: { readonly [Name in KernelName]: Composed<Name> } = {
  Dense: dense,
  DenseGradWeights: denseGradWeights,
  DenseGradInput: denseGradInput,
  Conv: conv,
  ConvGradWeights: convGradWeights,
  ConvGradInput: convGradInput,
  PoolRelu: poolRelu,
  PoolReluGrad: poolReluGrad,
  BatchNorm: batchNorm,
  BatchNormGrad: batchNormGrad,
  Dropout: dropout,
  SoftmaxCrossEntropy: softmaxCrossEntropy,
  BinaryCrossEntropy: binaryCrossEntropy,
  ContrastiveLoss: contrastiveLoss,
};

/** Gives a backend every kernel of the lab that it lacks. */
export function registerComposedKernels(backendName: string): void {
  for (const name of Object.keys(composed) as KernelName[]) {
    registerComposed(name, backendName, composed[name] as Composed<KernelName>);
  }
}
