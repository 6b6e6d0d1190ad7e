import { assemble } from './assembler.ts';
import type { BackendWasm } from './heap.ts';
import { adam } from './routines/adam.ts';
import { exp } from './routines/exp.ts';
import { maxPoolGrad2x2 } from './routines/maxPoolGrad2x2.ts';
import { accumulateOuter, accumulateProduct, dotProducts } from './routines/products.ts';
import { winogradGradient, winogradInput, winogradOutput } from './routines/winograd.ts';

const routines = [
  accumulateOuter,
  accumulateProduct,
  adam,
  dotProducts,
  exp,
  maxPoolGrad2x2,
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
