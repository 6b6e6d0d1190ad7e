import { util } from '@tensorflow/tfjs-core';
import type { KernelShapes } from '../../../lab/ops/kernels.ts';
import { address, type Kernel, type TensorInfo } from '../../wasm/heap.ts';
import { simdOf } from '../../wasm/simd.ts';

/** Dropout whose mask is made as it is applied: the same as `dropoutMask` of the lab. */
export function dropout(): Kernel<{ x: TensorInfo }, KernelShapes['Dropout']['attributes']> {
  return ({ inputs: { x }, backend, attrs: { rate, seed } }) => {
    const y = backend.makeOutput(x.shape, 'float32');
    const [from, to, bytes] = [address(backend, x), address(backend, y), 4 * util.sizeFromShape(x.shape)];
    simdOf(backend).dropout(from, to, bytes, Math.round(rate * 65536), seed, 1 / (1 - rate));
    return y;
  };
}
