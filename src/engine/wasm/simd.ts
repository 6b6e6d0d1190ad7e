import type { Arithmetic } from '../assembler/arithmetic.ts';
import { assemble } from '../assembler/assembler.ts';
import type { SimdRoutine } from '../assembler/routine.ts';
import type { BackendWasm } from './heap.ts';

/** SIMD loops bound to a backend's memory. They take byte addresses and numbers and return nothing. */
export type SimdRoutines<Name extends string> = Readonly<Record<Name, (...args: number[]) => void>>;

/**
 * The SIMD loops that one kernel's home, or several kernels, put together with the assembler: one WebAssembly module,
 * which is written in the backend's arithmetic and compiled when it is first asked for.
 */
export class SimdModule<Name extends string> {
  private readonly bound = new WeakMap<BackendWasm, Map<Arithmetic, SimdRoutines<Name> | null>>();

  constructor(private readonly routines: readonly SimdRoutine<Name>[]) {}

  /** The loops on this backend's memory, or null where the browser knows no SIMD. */
  on(backend: BackendWasm): SimdRoutines<Name> | null {
    const bound = this.bound.get(backend) ?? new Map();
    this.bound.set(backend, bound);
    const { arithmetic } = backend;
    if (!bound.has(arithmetic)) bound.set(arithmetic, this.bind(backend));
    return bound.get(arithmetic) ?? null;
  }

  /** The loops, for kernels that are installed only where the browser knows SIMD. */
  required(backend: BackendWasm): SimdRoutines<Name> {
    const routines = this.on(backend);
    if (!routines) throw new Error('This kernel needs SIMD, which this browser lacks.');
    return routines;
  }

  private bind(backend: BackendWasm): SimdRoutines<Name> | null {
    const bytes = assemble(this.routines.map(({ write }) => write(backend.arithmetic)));
    if (!WebAssembly.validate(bytes)) return null;
    const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return instance.exports as SimdRoutines<Name>;
  }
}

/** Whether the browser knows SIMD. */
export const knowsSimd = (): boolean =>
  WebAssembly.validate(assemble([{ name: 'probe', parameters: [], locals: ['v128'], body: [] }]));
