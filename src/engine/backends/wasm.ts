import { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import { registerBackend, type TensorInfo } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm/dist/register_all_kernels';
import createModule, { type WasmModule } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import { type Arithmetic, fused, portable } from '../assembler/arithmetic.ts';
import { EngineOutOfMemory } from '../errors.ts';
import { isBorrowed } from '../wasm/heap.ts';
import { installWasmKernels } from '../wasm/install.ts';
import { repairWasmBackend } from '../wasmRepairs/install.ts';
import type { ReadWasm, WasmBuild } from './wasmBytes.ts';

/**
 * Emscripten's glue, when it sees Node, requires CommonJS globals and takes over the process's handlers of
 * uncaught errors. What it would load is handed to it, so it needs neither: it runs with the process out of sight.
 */
function withoutProcess<T>(run: () => T): T {
  const process = Object.getOwnPropertyDescriptor(globalThis, 'process');
  if (process) Reflect.deleteProperty(globalThis, 'process');
  try {
    return run();
  } finally {
    if (process) Object.defineProperty(globalThis, 'process', process);
  }
}

/** On a full heap malloc returns null and tfjs writes there; it takes sizes beyond 31 bits for negative ones. */
function refuseNull(module: WasmModule): void {
  // The glue binds malloc on its first call, over whatever stands in its place.
  module._free(module._malloc(1));
  const malloc = module._malloc;
  module._malloc = (bytes) => {
    const pointer = bytes < 2 ** 31 ? malloc(bytes) : 0;
    if (pointer === 0 && bytes > 0) throw new EngineOutOfMemory(`no room for ${bytes} bytes`);
    return pointer;
  };
}

/** Tensors may be views into others: the parameters of a model into the state of their optimiser. */
class WasmBackend extends BackendWasm {
  constructor(
    module: WasmModule,
    public arithmetic: Arithmetic,
  ) {
    super(module);
  }

  override disposeData(dataId: TensorInfo['dataId'], force = false): boolean {
    if (!isBorrowed(dataId) || !this.dataIdMap.has(dataId)) return super.disposeData(dataId, force);
    const data = this.dataIdMap.get(dataId);
    data.refCount--;
    if (data.refCount > 0 && !force) return false;
    this.wasm.tfjs.disposeData(data.id);
    this.dataIdMap.delete(dataId);
    return true;
  }
}

/** The glue calls what it is told to make an instance with before it returns, and hears of no failure. */
function moduleOf(compiled: WebAssembly.Module): Promise<WasmModule> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      made: (instance: WebAssembly.Instance) => void,
    ) => {
      WebAssembly.instantiate(compiled, imports).then(made).catch(reject);
      return {};
    };
    withoutProcess(() => createModule({ instantiateWasm })).then(resolve, reject);
  });
}

async function loadModule(compiled: WebAssembly.Module): Promise<WasmModule> {
  const module = await moduleOf(compiled);
  module.tfjs = {
    init: module.cwrap('init', null, []),
    initWithThreadsCount: module.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: module.cwrap('get_threads_count', 'number', []),
    registerTensor: module.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: module.cwrap('dispose_data', null, ['number']),
    dispose: module.cwrap('dispose', null, []),
  };
  refuseNull(module);
  return module;
}

/** Registers tfjs's WASM backend as it comes, of what `readWasm` compiles: one thread, with or without SIMD. */
export async function registerStockWasm(
  readWasm: ReadWasm,
  build: WasmBuild,
  arithmetic = portable,
): Promise<void> {
  const module = await loadModule(await readWasm(build));
  registerBackend('wasm', () => new WasmBackend(module, arithmetic));
}

/** `registerStockWasm`, repaired and with the lab's kernels. @param fma whether products are added in one rounding */
export async function registerWasm(readWasm: ReadWasm, build: WasmBuild, fma: boolean): Promise<void> {
  await registerStockWasm(readWasm, build, fma ? fused : portable);
  repairWasmBackend();
  await installWasmKernels();
}
