/**
 * The engine room: picks the fastest engine that computes rightly here, and starts it. `detectFeatures` looks,
 * `chooseEngine` ranks, `backends/` start one each, `kernels/` replace what a backend lacks or does slowly,
 * `selfTest` has the last word.
 */
import { findBackendFactory, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { ReadWasm, WasmBuild } from './backends/wasmBytes.ts';
import { backendOf, chooseEngine, type EngineName, type Features } from './chooseEngine.ts';
import { detectFeatures } from './detectFeatures.ts';
import {
  asEngineError,
  type EngineLost,
  type EngineOutOfMemory,
  EngineRefused,
  EngineUnavailable,
  engineNotLoaded,
} from './errors.ts';
import { selfTest } from './selfTest.ts';
import { unended } from './unended.ts';

export interface Engine {
  name: EngineName;
  /** What it runs on, in words: "Apple M2", "WASM SIMD". */
  adapter: string;
  /** Resolves, never rejects, when the engine can no longer be used. */
  lost: Promise<EngineLost | EngineOutOfMemory>;
  /** Resolves when all that was asked for is computed: a GPU works behind the program, and may fall far behind. */
  fence(): Promise<void>;
  /**
   * Compiles ahead, without making the program wait, what `run` will use on a GPU: a step of training, say. There `run`
   * computes nothing and must read nothing; elsewhere it is not called. Nothing else may use the engine meanwhile.
   */
  compile(run: () => void): Promise<void>;
}

export interface StartOptions {
  /** This engine and no other. */
  requested?: EngineName;
  /** Engines that failed before. */
  exclude?: readonly EngineName[];
  /** Where the WASM backend's bytes come from; by default a fetch from the page's origin. */
  readWasm?: ReadWasm;
  /** What is there, when already known. */
  features?: Features;
  /** How code is waited for; by default for as long as it takes. */
  come?: <Code>(code: Promise<Code>) => Promise<Code>;
  /** Told of an engine that is here and could not be started, and which one is tried in its place. */
  passedOver?: (why: Error, next: EngineName) => void;
}

type Started = Omit<Engine, 'name'>;

const never = new Promise<never>(() => {});

/** Of engines that compute at once, and have nothing to compile. */
const atOnce = { lost: never, fence: async () => {}, compile: async () => {} };

/** @throws EngineUnavailable */
async function codeOf<Code>(
  engine: EngineName,
  code: Promise<Code>,
  { come = (code) => code }: StartOptions,
): Promise<Code> {
  try {
    return await come(code);
  } catch (error) {
    throw engineNotLoaded(engine, `its code could not be loaded (${unended((error as Error).message)})`);
  }
}

async function startWasm(build: WasmBuild, fma: boolean, options: StartOptions): Promise<Started> {
  const [{ registerWasm }, read] = await codeOf(
    'wasm',
    Promise.all([
      import('./backends/wasm.ts'),
      options.readWasm ?? import('./backends/wasmBytes.ts').then(({ fetchWasm }) => fetchWasm),
    ]),
    options,
  );
  await registerWasm(read, build, fma);
  return {
    adapter: { fma: 'relaxed SIMD', simd: 'WASM SIMD', plain: 'WASM' }[fma ? 'fma' : build],
    ...atOnce,
  };
}

const starters: Record<EngineName, (features: Features, options: StartOptions) => Promise<Started>> = {
  async webgpu(_, options) {
    const { registerWebgpu } = await codeOf('webgpu', import('./backends/webgpu.ts'), options);
    return registerWebgpu();
  },
  async 'wasm-fma'({ wasm }, options) {
    if (wasm !== 'fma') {
      throw new EngineUnavailable(
        'wasm-fma',
        'this browser or processor has no fused multiply-add in WebAssembly',
      );
    }
    return startWasm('simd', true, options);
  },
  async wasm({ wasm }, options) {
    if (!wasm) throw new EngineUnavailable('wasm', 'this browser has no WebAssembly');
    return startWasm(wasm === 'plain' ? 'plain' : 'simd', false, options);
  },
  async webgl({ webgl }, options) {
    if (!webgl) throw new EngineUnavailable('webgl', 'no WebGL 2 context can be had');
    const { registerWebgl } = await codeOf('webgl', import('./backends/webgl.ts'), options);
    registerWebgl();
    return { adapter: webgl.renderer, ...atOnce };
  },
  async cpu(_, options) {
    const { registerCpu } = await codeOf('cpu', import('./backends/cpu.ts'), options);
    registerCpu();
    return { adapter: 'JavaScript', ...atOnce };
  },
};

function forget(name: EngineName): void {
  const backend = backendOf(name);
  if (findBackendFactory(backend)) removeBackend(backend);
}

async function start(name: EngineName, features: Features, options: StartOptions): Promise<Engine> {
  forget(name);
  try {
    const started = await starters[name](features, options);
    if (!(await setBackend(backendOf(name))))
      throw new EngineUnavailable(name, 'its backend could not be set up');
    await selfTest(name);
    return { name, ...started };
  } catch (error) {
    forget(name);
    throw asEngineError(error);
  }
}

/** Whether two engines run on the same backend: on one heap, from one file. */
const onSameBackend = (one: EngineName, other: EngineName): boolean => backendOf(one) === backendOf(other);

/**
 * The engines to try once one has failed: what computed wrongly may compute rightly in another arithmetic, but what could
 * not be loaded, or has no memory, is not there for the other engine on that backend either.
 */
const leftAfter = (failure: Error, failed: EngineName, rest: readonly EngineName[]): EngineName[] =>
  rest.filter((name) => failure instanceof EngineRefused || !onSameBackend(name, failed));

/**
 * Starts the first engine that exists and passes the self-test, and makes it tfjs's backend. Tensors left over
 * from an earlier start of the same engine are gone.
 * @throws EngineUnavailable, EngineRefused, EngineLost or EngineOutOfMemory: the last candidate's failure.
 */
export async function startEngine(options: StartOptions = {}): Promise<Engine> {
  const features = options.features ?? (await detectFeatures());
  const candidates = chooseEngine(features, options.requested);
  let left = candidates.filter((name) => !options.exclude?.some((failed) => onSameBackend(name, failed)));
  let failure: Error = new EngineUnavailable('any engine', 'every one was tried or ruled out');
  for (let name = left[0]; name; name = left[0]) {
    try {
      return await start(name, features, options);
    } catch (error) {
      failure = error as Error;
      left = leftAfter(failure, name, left.slice(1));
      const next = left[0];
      if (next) options.passedOver?.(failure, next);
    }
  }
  throw failure;
}
