import type { FusedConv2DAttrs } from '@tensorflow/tfjs-core';
import { broadcastAdd } from './broadcastAdd.ts';
import { fastConvolution } from './conv2D.ts';
import { type Kernel, release, type TensorInfo } from './heap.ts';
import { stockKernel } from './registry.ts';

type Inputs = { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo };

/** Convolution, bias and activation: by Winograd where that suits, as the training step does, else stock. */
export function fusedConv2D(): Kernel<Inputs, FusedConv2DAttrs> {
  const stock = stockKernel('FusedConv2D');
  const relu = stockKernel('Relu');
  const add = broadcastAdd();
  return (args) => {
    const { inputs, backend, attrs } = args;
    const plain = attrs.activation === 'linear' || attrs.activation === 'relu';
    let y = plain ? fastConvolution(backend, inputs.x, inputs.filter, attrs) : null;
    if (!y) return stock(args);
    const replace = (next: TensorInfo, last: TensorInfo) => {
      release(backend, last);
      return next;
    };
    if (inputs.bias) {
      y = replace(add({ inputs: { a: y, b: inputs.bias }, backend, attrs: {} }) as TensorInfo, y);
    }
    return attrs.activation === 'relu' ? replace(relu({ inputs: { x: y }, backend, attrs: {} }), y) : y;
  };
}
