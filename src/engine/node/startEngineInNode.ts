import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadWasm } from '../backends/wasmBytes.ts';
import { type Engine, type StartOptions, startEngine } from '../startEngine.ts';
import { installNodeWebgpu } from './nodeWebgpu.ts';

const files = { simd: 'tfjs-backend-wasm-simd.wasm', plain: 'tfjs-backend-wasm.wasm' } as const;

/** Reads the WASM backend from node_modules. */
export const readWasmFromDisk: ReadWasm = (build) =>
  readFile(createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/wasm-out/${files[build]}`));

/**
 * `startEngine` for Node. WebGPU is there only when asked for: loading it takes a second, and few machines that
 * run Node have an adapter.
 * @throws as `startEngine`.
 */
export async function startEngineInNode(options: StartOptions = {}): Promise<Engine> {
  if (options.requested === 'webgpu') await installNodeWebgpu();
  return startEngine({ readWasm: readWasmFromDisk, ...options });
}
