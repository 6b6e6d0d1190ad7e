import plainUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import { engineNotLoaded } from '../errors.ts';

export type WasmBuild = 'simd' | 'plain';

/** Reads one build of the WASM backend and compiles it. */
export type ReadWasm = (build: WasmBuild) => Promise<WebAssembly.Module>;

/** A server that is silent for so long is taken never to answer, however slow its line may be. */
const SILENCE_MS = 20_000;

/** What every WebAssembly file begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** @throws DOMException when nothing comes for too long, or what `fetch` throws */
async function readBody(response: Response, heard: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      heard();
      controller.enqueue(piece);
    },
  });
  return new Uint8Array(await new Response(response.body?.pipeThrough(pieces)).arrayBuffer());
}

/**
 * Fetches a build from the page's own origin, where the bundler put it.
 * @throws EngineUnavailable when the file cannot be had, or is another; what the browser throws that has no room to compile it.
 */
export const fetchWasm: ReadWasm = async (build) => {
  const url = build === 'simd' ? simdUrl : plainUrl;
  const refusal = (why: string) =>
    engineNotLoaded('wasm', `its file ${url.slice(url.lastIndexOf('/') + 1)} ${why}`);
  const waiting = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => waiting.abort(), SILENCE_MS);
  };
  heard();
  const asked = fetch(url, { credentials: 'same-origin', signal: waiting.signal });
  const response = await asked.catch((cause: unknown) => cause);
  if (!(response instanceof Response))
    throw refusal(
      waiting.signal.aborted
        ? `could not be fetched (no answer for ${SILENCE_MS / 1000} s)`
        : 'could not be fetched',
    );
  if (!response.ok) throw refusal(`could not be fetched (status ${response.status})`);
  const bytes = await readBody(response, heard).catch(() => new Uint8Array());
  clearTimeout(silence);
  if (bytes.length === 0) throw refusal('came only in part');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw refusal('is no WebAssembly');
  // The module's own loader says so to the console, and in no words for people.
  return WebAssembly.compile(bytes).catch((cause: unknown) => {
    if (!(cause instanceof WebAssembly.CompileError)) throw cause;
    throw refusal(`is damaged or came only in part (${bytes.length} bytes)`);
  });
};
