import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadWasm, WasmBuild } from '../backends/wasmBytes.ts';
import { type Engine, type StartOptions, startEngine } from '../startEngine.ts';
import { installNodeWebgpu } from './nodeWebgpu.ts';

const files = { simd: 'tfjs-backend-wasm-simd.wasm', plain: 'tfjs-backend-wasm.wasm' } as const;

/** Bytes of the WASM backend. */
export const wasmFile = (build: WasmBuild) =>
  readFile(createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/wasm-out/${files[build]}`));

/** Compiles the WASM backend out of node_modules. */
export const readWasmFromDisk: ReadWasm = async (build) => WebAssembly.compile(await wasmFile(build));

/**
 * `startEngine` for Node. WebGPU is there only when asked for: loading it takes a second, and few machines that
 * run Node have an adapter.
 * @throws as `startEngine`.
 */
export async function startEngineInNode(options: StartOptions = {}): Promise<Engine> {
  if (options.requested === 'webgpu') await installNodeWebgpu();
  return startEngine({ readWasm: readWasmFromDisk, ...options });
}
