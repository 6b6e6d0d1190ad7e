import { type Features, isSoftwareRenderer } from './chooseEngine.ts';

/** An adapter in words: its own description, with the device where that is told (Vulkan describes the driver alone), or its maker and architecture. */
export function describeAdapter(adapter: GPUAdapter): { description: string; isFallback: boolean } {
  const info = adapter.info as Partial<GPUAdapterInfo> | undefined;
  const described =
    info?.device && info.description ? `${info.device} (${info.description})` : info?.description;
  const words = described || [info?.vendor, info?.architecture].filter(Boolean).join(' ');
  // Browsers moved this flag from the adapter to its info.
  const flagged = info?.isFallbackAdapter ?? (adapter as { isFallbackAdapter?: boolean }).isFallbackAdapter;
  const software = isSoftwareRenderer(`${words} ${info?.architecture ?? ''} ${info?.device ?? ''}`);
  return { description: words || 'WebGPU adapter', isFallback: flagged === true || software };
}

async function detectWebgpu(): Promise<Features['webgpu']> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  return adapter ? describeAdapter(adapter) : null;
}

// (module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt)), of wasm-feature-detect.
const loops = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0],
  ...[253, 15, 253, 98, 11],
);

function detectWasm(): Features['wasm'] {
  if (typeof WebAssembly !== 'object') return null;
  return WebAssembly.validate(loops) ? 'simd' : 'plain';
}

function detectWebgl(): Features['webgl'] {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const renderer = String(gl.getParameter(unmasked ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer, isSoftware: isSoftwareRenderer(renderer) };
}

function guarded<T>(probe: () => T): T | null {
  try {
    return probe();
  } catch {
    return null;
  }
}

/** Looks for engines, in a window, a worker or Node. Never throws: what fails is not there. */
export async function detectFeatures(): Promise<Features> {
  return {
    webgpu: await detectWebgpu().catch(() => null),
    wasm: guarded(detectWasm),
    webgl: guarded(detectWebgl),
  };
}
