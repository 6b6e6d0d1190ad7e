import { type _FusedMatMulAttrs, type BatchMatMulAttrs, util } from '@tensorflow/tfjs-core';
import {
  type BackendWasm,
  floats,
  type Kernel,
  type KernelArgs,
  release,
  releaseView,
  type TensorInfo,
  view,
} from '../wasm/heap.ts';
import { type SingleKernel, stockKernel } from '../wasm/registry.ts';
import { simdProduct } from './simdProduct.ts';
import { transposeLast } from './transpose.ts';

type Inputs = { a: TensorInfo; b: TensorInfo };
type Args = KernelArgs<Inputs, BatchMatMulAttrs | _FusedMatMulAttrs>;

const countOf = (x: TensorInfo): number => util.sizeFromShape(x.shape.slice(0, -2));

function matrixOf(backend: BackendWasm, x: TensorInfo, index: number): TensorInfo {
  const shape = [1, ...x.shape.slice(-2)];
  return view(backend, x, (index % countOf(x)) * util.sizeFromShape(shape), shape);
}

/** Matrix by matrix: the stock kernel multiplies a batch in a scalar loop, which forgets the bias. */
function eachMatrix({ inputs, backend, attrs }: Args, count: number, stock: SingleKernel): TensorInfo {
  const { a, b } = inputs;
  const leading = (countOf(a) === count ? a : b).shape.slice(0, -2);
  const shape = [a.shape.at(-2)!, b.shape.at(-1)!];
  const out = backend.makeOutput([...leading, ...shape], 'float32');
  for (let i = 0; i < count; i++) {
    const pair = { a: matrixOf(backend, a, i), b: matrixOf(backend, b, i) };
    const product = stock({ inputs: { ...inputs, ...pair }, backend, attrs });
    floats(backend, out).set(floats(backend, product), i * util.sizeFromShape(shape));
    release(backend, product);
    releaseView(backend, pair.a);
    releaseView(backend, pair.b);
  }
  return out;
}

function multiplyPlainly(args: Args, stock: SingleKernel): TensorInfo {
  const counts = [countOf(args.inputs.a), countOf(args.inputs.b)];
  const count = Math.max(...counts);
  if (count > 1 && counts.every((c) => c === 1 || c === count)) return eachMatrix(args, count, stock);
  return stock(args);
}

/**
 * Transposes explicitly, then multiplies plainly: only plain products of single matrices reach the fast
 * routine of the stock backend.
 */
export function withPlainFactors<Attrs extends BatchMatMulAttrs | _FusedMatMulAttrs>(
  kernelName: string,
): Kernel<Inputs, Attrs> {
  const stock = stockKernel(kernelName);
  return ({ inputs, backend, attrs }) => {
    if (kernelName === 'BatchMatMul') {
      const product = simdProduct(backend, inputs.a, inputs.b, attrs.transposeA, attrs.transposeB);
      if (product) return product;
    }
    const a = attrs.transposeA ? transposeLast(backend, inputs.a) : inputs.a;
    const b = attrs.transposeB ? transposeLast(backend, inputs.b) : inputs.b;
    const plain = { ...attrs, transposeA: false, transposeB: false };
    const product = multiplyPlainly({ inputs: { ...inputs, a, b }, backend, attrs: plain }, stock);
    if (attrs.transposeA) release(backend, a);
    if (attrs.transposeB) release(backend, b);
    return product;
  };
}
