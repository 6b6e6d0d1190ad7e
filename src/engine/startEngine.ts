/**
 * The engine room: picks the fastest engine that computes rightly here, and starts it. `detectFeatures` looks,
 * `chooseEngine` ranks, `backends/` start one each, `kernels/` replace what a backend lacks or does slowly,
 * `selfTest` has the last word.
 */
import { findBackendFactory, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { ReadWasm } from './backends/wasmBytes.ts';
import { chooseEngine, type EngineName, type Features } from './chooseEngine.ts';
import { detectFeatures } from './detectFeatures.ts';
import {
  asEngineError,
  type EngineLost,
  type EngineOutOfMemory,
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

const starters: Record<EngineName, (features: Features, options: StartOptions) => Promise<Started>> = {
  async webgpu(_, options) {
    const { registerWebgpu } = await codeOf('webgpu', import('./backends/webgpu.ts'), options);
    return registerWebgpu();
  },
  async wasm({ wasm: build }, options) {
    if (!build) throw new EngineUnavailable('wasm', 'this browser has no WebAssembly');
    const [{ registerWasm }, read] = await codeOf(
      'wasm',
      Promise.all([
        import('./backends/wasm.ts'),
        options.readWasm ?? import('./backends/wasmBytes.ts').then(({ fetchWasm }) => fetchWasm),
      ]),
      options,
    );
    await registerWasm(read, build);
    return { adapter: build === 'simd' ? 'WASM SIMD' : 'WASM', ...atOnce };
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
  if (findBackendFactory(name)) removeBackend(name);
}

async function start(name: EngineName, features: Features, options: StartOptions): Promise<Engine> {
  forget(name);
  try {
    const started = await starters[name](features, options);
    if (!(await setBackend(name))) throw new EngineUnavailable(name, 'its backend could not be set up');
    await selfTest(name);
    return { name, ...started };
  } catch (error) {
    forget(name);
    throw asEngineError(error);
  }
}

/**
 * Starts the first engine that exists and passes the self-test, and makes it tfjs's backend. Tensors left over
 * from an earlier start of the same engine are gone.
 * @throws EngineUnavailable, EngineRefused, EngineLost or EngineOutOfMemory: the last candidate's failure.
 */
export async function startEngine(options: StartOptions = {}): Promise<Engine> {
  const features = options.features ?? (await detectFeatures());
  const candidates = chooseEngine(features, options.requested);
  const tried = candidates.filter((candidate) => !options.exclude?.includes(candidate));
  let failure: Error = new EngineUnavailable('any engine', 'every one was tried or ruled out');
  for (const [i, name] of tried.entries()) {
    try {
      return await start(name, features, options);
    } catch (error) {
      failure = error as Error;
      const next = tried[i + 1];
      if (next) options.passedOver?.(failure, next);
    }
  }
  throw failure;
}
