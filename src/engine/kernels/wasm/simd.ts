import { assemble } from './assembler.ts';
import type { BackendWasm } from './heap.ts';
import { accumulateOuter, adam, exp, maxPoolGrad2x2 } from './routines.ts';

type RoutineName = 'accumulateOuter' | 'adam' | 'exp' | 'maxPoolGrad2x2';

/** Our SIMD loops, bound to a backend's memory. They take byte addresses and numbers and return nothing. */
export type SimdRoutines = Record<RoutineName, (...args: number[]) => void>;

const bound = new WeakMap<BackendWasm, SimdRoutines | null>();

function bind(backend: BackendWasm): SimdRoutines | null {
  const bytes = assemble([accumulateOuter, adam, exp, maxPoolGrad2x2]);
  if (!WebAssembly.validate(bytes)) return null;
  const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return instance.exports as SimdRoutines;
}

/** The SIMD loops, or null where the engine knows no SIMD. */
export function simdRoutines(backend: BackendWasm): SimdRoutines | null {
  const known = bound.get(backend);
  if (known !== undefined) return known;
  const routines = bind(backend);
  bound.set(backend, routines);
  return routines;
}
