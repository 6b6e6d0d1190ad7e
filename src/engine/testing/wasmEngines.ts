import type { EngineName } from '../chooseEngine.ts';
import { detectFeatures } from '../detectFeatures.ts';

const { wasm } = await detectFeatures();

/** The engines on WebAssembly that this machine has: nearly every one has both. */
export const wasmEngines: readonly EngineName[] = wasm === 'fma' ? ['wasm', 'wasm-fma'] : ['wasm'];
