import plainUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import { EngineUnavailable } from '../errors.ts';

export type WasmBuild = 'simd' | 'plain';

/** Reads one build of the WASM backend, as bytes. */
export type ReadWasm = (build: WasmBuild) => Promise<Uint8Array>;

/**
 * Fetches a build from the page's own origin, where the bundler put it.
 * @throws EngineUnavailable when the file cannot be had.
 */
export const fetchWasm: ReadWasm = async (build) => {
  const url = build === 'simd' ? simdUrl : plainUrl;
  const response = await fetch(url, { credentials: 'same-origin' }).catch((cause: unknown) => cause);
  if (!(response instanceof Response) || !response.ok) {
    throw new EngineUnavailable('wasm', `its ${build} build could not be fetched`);
  }
  return new Uint8Array(await response.arrayBuffer());
};
