import { util } from '@tensorflow/tfjs-core';
import { address } from '../../wasm/heap.ts';
import { onlyWithSimd } from '../../wasm/kernel.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { dropout } from './simd.ts';

const loops = new SimdModule([dropout]);

/** Dropout whose mask is made as it is applied: the same as `dropoutMask` of the lab. */
export const Dropout = onlyWithSimd<'Dropout'>(({ inputs: { x }, backend, attrs: { rate, seed } }) => {
  const y = backend.makeOutput(x.shape, 'float32');
  const [from, to, bytes] = [address(backend, x), address(backend, y), 4 * util.sizeFromShape(x.shape)];
  loops.required(backend).dropout(from, to, bytes, Math.round(rate * 65536), seed, 1 / (1 - rate));
  return y;
});
