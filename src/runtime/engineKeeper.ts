/** Which engine the training workers run on: started when asked for, replaced when it is lost. */
import type { EngineInfo, EngineName, ErrorMessage } from './protocol.ts';
import type { PassedOver } from './trainingService.ts';
import { EngineReplaced, type TrainingWorkers } from './trainingWorkers.ts';

/** What a run asks for: one engine, or the best that is left. */
export interface EngineRequest {
  readonly engine?: EngineName;
  /** Engines that failed the person before. */
  readonly exclude: readonly EngineName[];
}

/** Failures of an engine that another engine may not have. */
const ENGINE_FAILURES = ['EngineLost', 'EngineOutOfMemory'];

const TITLES: Readonly<Record<EngineName, string>> = {
  webgpu: 'WebGPU',
  'wasm-fma': 'WebAssembly with fused multiply-add',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'plain JavaScript',
};

function replacedText({ name, message }: Error, { backend }: EngineInfo): ErrorMessage {
  return {
    name,
    message: `${message} ${TITLES[backend]} goes on with the run.`,
    hint: 'Finished stages are kept; those that were under way began again. The lost engine is tried again once the page is reloaded.',
  };
}

function passedOverText({ why, next }: PassedOver): ErrorMessage {
  return {
    name: 'EnginePassedOver',
    message: `${why.message} Tried in its place: ${TITLES[next]}.`,
    hint: 'It computes the same but for rounding, and may be slower. To try the first one again, reload the page: finished stages are kept.',
  };
}

export class EngineKeeper {
  private requested: EngineName | undefined;
  private exclude: readonly EngineName[] = [];
  private starting: Promise<EngineInfo> | undefined;
  private replacing: Promise<boolean> | undefined;
  /** Engines given up in this session, newest first: what they finished still counts. */
  private lost: EngineName[] = [];

  /**
   * @param tell of an engine that could not be started or was given up, and which one is there in its place
   * @param onReplaced told which engine goes on
   */
  constructor(
    private readonly workers: TrainingWorkers,
    private readonly tell: (why: ErrorMessage) => void,
    private readonly onReplaced: (engine: EngineInfo) => void,
  ) {}

  /** The one in use, then those whose finished stages still count. */
  names(): EngineName[] {
    const { engine } = this.workers;
    return [...(engine ? [engine.backend] : []), ...this.lost];
  }

  /** Whether an engine is there or on its way. */
  get begun(): boolean {
    return this.starting !== undefined;
  }

  isRequested(engine: EngineName | undefined): boolean {
    return engine === this.requested;
  }

  /** The engine that is there, or the best of those that the request leaves. @throws the engine's error */
  ask({ engine, exclude }: EngineRequest): Promise<EngineInfo> {
    if (this.starting && this.isRequested(engine) && !this.workers.lacksCode) return this.starting;
    this.requested = engine;
    this.exclude = exclude;
    return this.start();
  }

  /** After a failure that left no training worker, or one without its code: the next to ask starts anew. */
  forgetAfter(error: unknown): void {
    const lacksCode = error instanceof Error && error.name === 'CodeNotLoaded';
    if (lacksCode || this.workers.count === 0) this.starting = undefined;
  }

  /** A lost device or a full memory: goes on with the next engine. @returns whether one is there */
  async recover(error: unknown): Promise<boolean> {
    if (error instanceof EngineReplaced) return this.started();
    if (!(error instanceof Error) || !ENGINE_FAILURES.includes(error.name)) return false;
    // Several stages may share the engine's fate.
    this.replacing ??= this.replace(error).finally(() => {
      this.replacing = undefined;
    });
    return this.replacing;
  }

  private async replace(error: Error): Promise<boolean> {
    const failed = this.workers.engine?.backend;
    if (!failed || this.requested) {
      this.starting = undefined;
      return false;
    }
    this.lost = [failed, ...this.lost];
    const starting = this.start();
    if (!(await this.started())) return false;
    const engine = await starting;
    this.tell(replacedText(error, engine));
    this.onReplaced(engine);
    return true;
  }

  private start(): Promise<EngineInfo> {
    const starting = this.workers.start(this.requested, [...this.lost, ...this.exclude], (engine) =>
      this.tell(passedOverText(engine)),
    );
    this.starting = starting;
    starting.catch(() => {
      if (this.starting === starting) this.starting = undefined;
    });
    return starting;
  }

  /** Whether the engine that is being started is there in the end. */
  private async started(): Promise<boolean> {
    try {
      return (await this.starting) !== undefined;
    } catch {
      return false;
    }
  }
}
