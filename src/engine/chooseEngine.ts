/**
 * Every engine, best first. The two on WebAssembly differ in how a product is added to a sum: rounded twice on `wasm`, so
 * that any machine gives the same figures, and once, by relaxed SIMD, on `wasm-fma`.
 */
export const engineNames = ['webgpu', 'wasm-fma', 'wasm', 'webgl', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** tfjs's backend that an engine runs on. */
export type BackendOf<Engine extends EngineName> = Exclude<Engine | 'wasm', 'wasm-fma'>;

export const backendOf = <Engine extends EngineName>(engine: Engine): BackendOf<Engine> =>
  (engine === 'wasm-fma' ? 'wasm' : engine) as BackendOf<Engine>;

/** What this browser or Node offers, as `detectFeatures` found it. Null: nothing answers. */
export interface Features {
  webgpu: { description: string; isFallback: boolean } | null;
  /** What its loops can use: SIMD that multiplies and adds at once, SIMD, neither. */
  wasm: 'fma' | 'simd' | 'plain' | null;
  webgl: { renderer: string; isSoftware: boolean } | null;
}

/** The name of a renderer that runs on the processor and only looks like a GPU. */
export const isSoftwareRenderer = (name: string): boolean =>
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(name);

/**
 * The engines to try, best first: a real GPU through WebGPU; WASM, fused where it can be; a real GPU through WebGL; plain JavaScript.
 * Emulated GPUs are slower than WASM and are never chosen, but a request for one engine is taken at its word.
 */
export function chooseEngine(features: Features, requested?: EngineName): EngineName[] {
  if (requested) return [requested];
  const { webgpu, wasm, webgl } = features;
  const serves: Record<EngineName, boolean> = {
    webgpu: webgpu !== null && !webgpu.isFallback,
    'wasm-fma': wasm === 'fma',
    wasm: wasm !== null,
    webgl: webgl !== null && !webgl.isSoftware,
    cpu: true,
  };
  return engineNames.filter((name) => serves[name]);
}
