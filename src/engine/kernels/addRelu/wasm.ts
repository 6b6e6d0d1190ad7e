import { util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, type TensorInfo } from '../../wasm/heap.ts';
import { onlyWithSimd } from '../../wasm/kernel.ts';
import { passPositive } from '../../wasm/routines/passPositive.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { addRelu } from './simd.ts';

const loops = new SimdModule([addRelu, passPositive]);

const addressesOf = (backend: BackendWasm, ...infos: TensorInfo[]): number[] =>
  infos.map((info) => address(backend, info));
const bytesOf = ({ shape }: TensorInfo): number => 4 * util.sizeFromShape(shape);

/** relu(a + b): the end of a residual block. */
export const AddRelu = onlyWithSimd<'AddRelu'>(({ inputs: { a, b }, backend }) => {
  const y = backend.makeOutput(a.shape, 'float32');
  loops.required(backend).addRelu(...addressesOf(backend, a, b, y), bytesOf(a));
  return y;
});

/** Its gradient, with respect to a as to b. */
export const AddReluGrad = onlyWithSimd<'AddReluGrad'>(({ inputs: { dy, y }, backend }) => {
  const dx = backend.makeOutput(dy.shape, 'float32');
  loops.required(backend).passPositive(...addressesOf(backend, dy, y, dx), bytesOf(dy));
  return dx;
});
