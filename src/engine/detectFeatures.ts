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

// (module (func (export "f") (param f32 f32) (result f32)
//   local.get 0 f32x4.splat local.get 0 f32x4.splat local.get 1 f32x4.splat f32x4.relaxed_madd f32x4.extract_lane 0))
const squareAndAdd = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 125, 125, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
  ...[10, 22, 1, 20, 0, 32, 0, 253, 19, 32, 0, 253, 19, 32, 1, 253, 19, 253, 133, 2, 253, 31, 0, 11],
);

/**
 * Whether relaxed SIMD is there and fuses: a processor without the instruction rounds twice. The square of 1 + 2^-12 ends
 * in 2^-24, which is lost when it is rounded before 1 + 2^-11 is taken away.
 */
function fuses(): boolean {
  if (!WebAssembly.validate(squareAndAdd)) return false;
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(squareAndAdd)).exports;
  return (f as (a: number, c: number) => number)(1 + 2 ** -12, -1 - 2 ** -11) === 2 ** -24;
}

function detectWasm(): Features['wasm'] {
  if (typeof WebAssembly !== 'object') return null;
  if (!WebAssembly.validate(loops)) return 'plain';
  return guarded(fuses) ? 'fma' : 'simd';
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
