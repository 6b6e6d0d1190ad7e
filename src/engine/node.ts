import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadWasm } from './backends/wasmBytes.ts';

const files = { simd: 'tfjs-backend-wasm-simd.wasm', plain: 'tfjs-backend-wasm.wasm' } as const;

/** Reads the WASM backend from node_modules. Node only. */
export const readWasmFromDisk: ReadWasm = (build) =>
  readFile(createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/wasm-out/${files[build]}`));
