import { expInto } from '../wasm/expInto.ts';
import { address, floats, type Kernel, type TensorInfo } from '../wasm/heap.ts';
import { exp as expRoutine } from '../wasm/routines/exp.ts';
import { SimdModule } from '../wasm/simd.ts';

const loops = new SimdModule([expRoutine]);

/** e^x, element by element. */
export function exp(): Kernel<{ x: TensorInfo }, object> {
  return ({ inputs, backend }) => {
    const y = backend.makeOutput(inputs.x.shape, 'float32');
    const from = floats(backend, inputs.x);
    const simd = loops.on(backend);
    const done = simd ? from.length - (from.length % 4) : 0;
    simd?.exp(address(backend, inputs.x), address(backend, y), 4 * done);
    expInto(from.subarray(done), floats(backend, y).subarray(done));
    return y;
  };
}
