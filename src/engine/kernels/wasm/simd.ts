import { assemble } from './assembler.ts';
import type { BackendWasm } from './heap.ts';
import { adam } from './routines/adam.ts';
import { normalise, sumSquares } from './routines/batchNorm.ts';
import {
  gatedNormalGradient,
  gatedNormalGradientSums,
  normalGradient,
  normalGradientSums,
} from './routines/batchNormGrad.ts';
import { blendRows } from './routines/blendRows.ts';
import { convolve } from './routines/convolve.ts';
import { copyGatedLines, copyLines } from './routines/copyLines.ts';
import { dropout } from './routines/dropout.ts';
import { exp } from './routines/exp.ts';
import { expRows } from './routines/expRows.ts';
import { filterGradient } from './routines/filterGradient.ts';
import { gemm } from './routines/gemm.ts';
import { maskPositive } from './routines/mask.ts';
import { maxPoolGrad2x2 } from './routines/maxPoolGrad2x2.ts';
import { poolRelu, poolReluGrad } from './routines/poolRelu.ts';
import { rowDots } from './routines/rowDots.ts';
import { sumRows } from './routines/sumRows.ts';
import { transpose } from './routines/transpose.ts';
import { winogradGradient } from './routines/winogradGradient.ts';
import { winogradInput } from './routines/winogradInput.ts';
import { winogradOutput } from './routines/winogradOutput.ts';

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
