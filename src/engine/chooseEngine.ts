export const engineNames = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** What this browser or Node offers, as `detectFeatures` found it. Null: nothing answers. */
export interface Features {
  webgpu: { description: string; isFallback: boolean } | null;
  wasm: 'simd' | 'plain' | null;
  webgl: { renderer: string; isSoftware: boolean } | null;
}

/** The name of a renderer that runs on the processor and only looks like a GPU. */
export const isSoftwareRenderer = (name: string): boolean =>
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(name);

/**
 * The engines to try, best first: a real GPU through WebGPU; WASM; a real GPU through WebGL; plain JavaScript.
 * Emulated GPUs are slower than WASM and are never chosen, but a request for one engine is taken at its word.
 */
export function chooseEngine(features: Features, requested?: EngineName): EngineName[] {
  if (requested) return [requested];
  const { webgpu, wasm, webgl } = features;
  const serves: Record<EngineName, boolean> = {
    webgpu: webgpu !== null && !webgpu.isFallback,
    wasm: wasm !== null,
    webgl: webgl !== null && !webgl.isSoftware,
    cpu: true,
  };
  return engineNames.filter((name) => serves[name]);
}
