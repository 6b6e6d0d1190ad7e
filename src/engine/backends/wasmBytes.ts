import plainUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import { EngineUnavailable } from '../errors.ts';

export type WasmBuild = 'simd' | 'plain';

/** Reads one build of the WASM backend, as bytes. */
export type ReadWasm = (build: WasmBuild) => Promise<Uint8Array>;

/** A server that is so long in answering is taken never to answer. */
const LIMIT_MS = 60_000;

/** What every WebAssembly file begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * Fetches a build from the page's own origin, where the bundler put it.
 * @throws EngineUnavailable when the file cannot be had, or is another.
 */
export const fetchWasm: ReadWasm = async (build) => {
  const url = build === 'simd' ? simdUrl : plainUrl;
  const refusal = (why: string) =>
    new EngineUnavailable('wasm', `its file ${url.slice(url.lastIndexOf('/') + 1)} ${why}`);
  const signal = AbortSignal.timeout(LIMIT_MS);
  const response = await fetch(url, { credentials: 'same-origin', signal }).catch((cause: unknown) => cause);
  if (!(response instanceof Response)) throw refusal('could not be fetched');
  if (!response.ok) throw refusal(`could not be fetched (status ${response.status})`);
  const bytes = await response.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => new Uint8Array(),
  );
  if (bytes.length === 0) throw refusal('came only in part');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw refusal('is no WebAssembly');
  return bytes;
};
