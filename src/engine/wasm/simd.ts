import { assemble } from '../assembler/assembler.ts';
import { adam } from '../kernels/adam/simd.ts';
import { normalise, sumSquares } from '../kernels/batchNorm/simd.ts';
import {
  gatedNormalGradient,
  gatedNormalGradientSums,
  normalGradient,
  normalGradientSums,
} from '../kernels/batchNorm/simdGrad.ts';
import { blendRows } from '../kernels/contrastiveLoss/simd/blendRows.ts';
import { expRows } from '../kernels/contrastiveLoss/simd/expRows.ts';
import { rowDots } from '../kernels/contrastiveLoss/simd/rowDots.ts';
import { convolve } from '../kernels/conv/simd/convolve.ts';
import { copyGatedLines, copyLines } from '../kernels/conv/simd/copyLines.ts';
import { filterGradient } from '../kernels/conv/simd/filterGradient.ts';
import { winogradGradient } from '../kernels/conv/simd/winogradGradient.ts';
import { winogradInput } from '../kernels/conv/simd/winogradInput.ts';
import { winogradOutput } from '../kernels/conv/simd/winogradOutput.ts';
import { maskPositive } from '../kernels/dense/simd.ts';
import { dropout } from '../kernels/dropout/simd.ts';
import { poolRelu, poolReluGrad } from '../kernels/poolRelu/simd.ts';
import { maxPoolGrad2x2 } from '../wasmRepairs/maxPoolGrad2x2.ts';
import type { BackendWasm } from './heap.ts';
import { exp } from './routines/exp.ts';
import { gemm } from './routines/gemm.ts';
import { sumRows } from './routines/sumRows.ts';
import { transpose } from './routines/transpose.ts';

const routines = [
  adam,
  blendRows,
  convolve,
  copyGatedLines,
  copyLines,
  dropout,
  exp,
  filterGradient,
  gatedNormalGradient,
  gatedNormalGradientSums,
  expRows,
  gemm,
  maskPositive,
  maxPoolGrad2x2,
  normalGradient,
  normalGradientSums,
  normalise,
  poolRelu,
  poolReluGrad,
  rowDots,
  transpose,
  sumRows,
  sumSquares,
  winogradGradient,
  winogradInput,
  winogradOutput,
];

/** Our SIMD loops, bound to a backend's memory. They take byte addresses and numbers and return nothing. */
export type SimdRoutines = Record<(typeof routines)[number]['name'], (...args: number[]) => void>;

const bound = new WeakMap<BackendWasm, SimdRoutines | null>();

function bind(backend: BackendWasm): SimdRoutines | null {
  const bytes = assemble(routines);
  if (!WebAssembly.validate(bytes)) return null;
  const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return instance.exports as SimdRoutines;
}

/** The SIMD loops, or null where the browser knows no SIMD. */
export function simdRoutines(backend: BackendWasm): SimdRoutines | null {
  const known = bound.get(backend);
  if (known !== undefined) return known;
  const routines = bind(backend);
  bound.set(backend, routines);
  return routines;
}

/** The SIMD loops, for kernels that are installed only where there are any. */
export function simdOf(backend: BackendWasm): SimdRoutines {
  const routines = simdRoutines(backend);
  if (!routines) throw new Error('This kernel needs SIMD, which this browser lacks.');
  return routines;
}
