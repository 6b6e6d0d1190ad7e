import type { DenseAttributes } from '../../../lab/ops/kernels.ts';
import { address, type BackendWasm, floats, type TensorInfo } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';
import { type Matrix, matrix, multiply, transpose, transposed } from '../../wasm/product.ts';
import { passPositive } from '../../wasm/routines/passPositive.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { type Workspace, withScratch } from '../../wasm/workspace.ts';

const loops = new SimdModule([passPositive]);

const rowsOf = (x: TensorInfo) => x.shape[0]!;
const columnsOf = (x: TensorInfo) => x.shape[1]!;
const matrixOf = (backend: BackendWasm, x: TensorInfo) => matrix(address(backend, x), columnsOf(x));

/** y = activation(x w + bias), with w [in + 1, out] and the bias in its last row. */
export const Dense: WasmKernel<'Dense'> = ({ inputs: { x, w }, backend, attrs }) =>
  withScratch(backend, (scratch) => {
    const [rows, depth, columns] = [rowsOf(x), columnsOf(x), columnsOf(w)];
    const y = backend.makeOutput([rows, columns], 'float32');
    const b = matrixOf(backend, w);
    multiply(backend, scratch, {
      a: matrixOf(backend, x),
      b,
      out: matrixOf(backend, y),
      initial: matrix(b.at + 4 * depth * columns, 0),
      ...{ rows, depth, columns, relu: attrs.activation === 'relu' },
    });
    return y;
  });

/** Where dy went through the activation: dy itself, or a copy with zeros where y is not positive. */
function passed(
  backend: BackendWasm,
  scratch: Workspace,
  dy: TensorInfo,
  y: TensorInfo,
  { activation }: DenseAttributes,
): Matrix {
  if (activation === 'linear') return matrixOf(backend, dy);
  const size = rowsOf(dy) * columnsOf(dy);
  const out = matrix(scratch.floats(size), columnsOf(dy));
  const simd = loops.on(backend);
  if (simd) {
    simd.passPositive(address(backend, dy), address(backend, y), out.at, 4 * size);
    return out;
  }
  const [from, values, to] = [floats(backend, dy), floats(backend, y), scratch.at(out.at, size)];
  for (let i = 0; i < size; i++) to[i] = values[i]! > 0 ? from[i]! : 0;
  return out;
}

// A product reads its left side once for every eight columns: from so many on, it pays to turn that side first.
const WIDE = 128;

/** dw [in + 1, out]: x' dy, and dy summed over the batch as the last row. */
export const DenseGradWeights: WasmKernel<'DenseGradWeights'> = ({ inputs: { x, dy, y }, backend, attrs }) =>
  withScratch(backend, (scratch) => {
    const [depth, rows, columns] = [rowsOf(x), columnsOf(x), columnsOf(dy)];
    const dw = backend.makeOutput([rows + 1, columns], 'float32');
    const b = passed(backend, scratch, dy, y, attrs);
    const out = matrixOf(backend, dw);
    const from = matrixOf(backend, x);
    const a = columns < WIDE ? transposed(from) : transpose(backend, scratch, from, depth, rows);
    multiply(backend, scratch, { a, b, out, ...{ rows, depth, columns } });
    const ones = matrix(scratch.floats(depth), 1);
    scratch.at(ones.at, depth).fill(1);
    multiply(backend, scratch, {
      a: transposed(ones),
      b,
      out: matrix(out.at + 4 * rows * columns, columns),
      ...{ rows: 1, depth, columns },
    });
    return dw;
  });

/** dx [batch, in] = dy w'. */
export const DenseGradInput: WasmKernel<'DenseGradInput'> = ({ inputs: { dy, y, w }, backend, attrs }) =>
  withScratch(backend, (scratch) => {
    const [rows, depth, columns] = [rowsOf(dy), columnsOf(dy), rowsOf(w) - 1];
    const dx = backend.makeOutput([rows, columns], 'float32');
    const a = passed(backend, scratch, dy, y, attrs);
    const b = transpose(backend, scratch, matrixOf(backend, w), columns, depth);
    multiply(backend, scratch, { a, b, out: matrixOf(backend, dx), ...{ rows, depth, columns } });
    return dx;
  });
