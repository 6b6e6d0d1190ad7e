/** A training worker: one thread with one engine that trains one stage at a time. The same in a browser and in Node. */
import * as tf from '@tensorflow/tfjs-core';
import { asEngineError } from '../engine/errors.ts';
import { engineMemory } from '../engine/memoryLimits.ts';
import type { Dataset } from '../lab/data/dataset.ts';
import type { Measurement } from '../lab/estimate/measure.ts';
import type { DataId, Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { randomStream } from '../lab/random.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageContext, type StageUpdate } from '../lab/stages/stageContext.ts';
// Code that every run begins with comes with the worker; the rest is loaded when a stage first asks for it.
import '../lab/attacks/clmia/encoderFrames.ts';
import '../lab/attacks/heads/heads.ts';
import '../lab/attacks/clmia/views.ts';
import '../lab/training/trainRole.ts';
import { codeOf } from './codeOf.ts';
import { toMessage } from './errors.ts';
import { GateKeeper } from './gateKeeper.ts';
import type { EngineInfo, EngineName } from './protocol.ts';
import type { CallContext, Handlers } from './rpc.ts';
import { loadCode, loadStage } from './stageCode.ts';
import type { Measure, PassedOver, StartEngine, TrainedStage, TrainingService } from './trainingService.ts';
import { WorkerCache } from './workerCache.ts';

export interface TrainingHost {
  /** @param passedOver told of an engine that is here and could not be started, and which one is tried in its place */
  startEngine(
    requested: EngineName | undefined,
    exclude: readonly EngineName[],
    passedOver: (why: Error, next: EngineName) => void,
  ): Promise<StartedEngine>;
  readData(id: DataId): Promise<Dataset>;
  /** Resolves once waiting messages have been handled. */
  pause(): Promise<void>;
  /** Milliseconds. */
  clock(): number;
}

export interface StartedEngine extends EngineInfo {
  /** Resolves if the device goes away. */
  readonly lost: Promise<Error>;
  /** Compiles ahead what `run` asks of the engine, where that can be done. */
  compile?(run: () => void): Promise<void>;
  /** Resolves when the device has done all that it was given so far. */
  fence?(): Promise<void>;
}

/** Updates are sent at most this often. */
const UPDATE_MS = 100;
/** Messages are let in at least this often, or after every batch that takes longer: a pause costs as much as a small step. */
const PAUSE_MS = 4;

/** Code is fast only once it has run a few times. */
const REHEARSALS = 4;

/** A GPU is given batches ahead of what it has done, so that it never waits, but not many, so that a stop is felt soon. */
const BATCHES_A_FENCE = 8;
const FENCES_AHEAD = 2;

/** Whether some milliseconds have passed; a clock that was set back tells nothing else. */
const isLater = (now: number, than: number, ms: number) => Math.abs(now - than) >= ms;

/** To be awaited once a batch: holds back while the device is too far behind. */
function paceOf(engine: StartedEngine | undefined): () => Promise<void> {
  const fences: Promise<void>[] = [];
  let batches = 0;
  return async () => {
    if (!engine?.fence || ++batches % BATCHES_A_FENCE !== 0) return;
    const fence = engine.fence();
    // What it fails with is met where it is waited for, or by the stage itself.
    fence.catch(() => undefined);
    fences.push(fence);
    if (fences.length > FENCES_AHEAD) await fences.shift();
  };
}

/** One step, as a person asks for it, is an epoch; of what has none, a part of the stage. */
const endsStep = ({ step, steps, endsEpoch }: Extract<StageUpdate, { kind: 'progress' }>) =>
  step > 0 && (endsEpoch ?? step === steps);

export class TrainingWorker {
  private readonly gate = new GateKeeper();
  private readonly cache = new WorkerCache();
  private warming: Promise<void> = Promise.resolve();
  private called = false;
  private engine: StartedEngine | undefined;
  private ahead: { readonly id: DataId; readonly data: Promise<Dataset> } | undefined;
  private lost: Error | undefined;

  constructor(private readonly host: TrainingHost) {}

  /** What it answers, to be served over a port. */
  readonly handlers: Handlers<TrainingService> = {
    start: (ask, { update }) => this.start(ask, update),
    train: ({ job, drop }, context) => {
      this.called = true;
      return this.train(job, this.cache.unpack(job, drop), context);
    },
    measure: (ask, { signal }) => this.measure(ask, signal),
    load: async (experiment) => {
      void this.loadMeasuring().catch(() => undefined);
      return loadCode(experiment);
    },
    gate: (gate) => {
      this.gate.set(gate);
      return null;
    },
    warm: async (experiment) => {
      this.warming = this.warm(experiment);
      await this.warming;
      return null;
    },
    drop: (keys) => {
      this.cache.drop(keys);
      return null;
    },
  };

  private async start(
    { requested, exclude }: StartEngine,
    tell: (passedOver: PassedOver) => void,
  ): Promise<EngineInfo> {
    this.engine = await this.host.startEngine(requested, exclude, (why, next) =>
      tell({ why: toMessage(why), next }),
    );
    const { backend, adapter, lost } = this.engine;
    void lost.then((error) => {
      this.lost = error;
    });
    return { backend, adapter };
  }

  /** Reads the data set and rehearses, until there is something to do. The job that meets it tells of what fails here. */
  private async warm(experiment: Experiment): Promise<void> {
    const { name, content } = experiment.dataset;
    const id = { name, content };
    try {
      const dataset = await this.readAhead(id);
      const { isLight, rehearse } = await codeOf('the rehearsal', import('../lab/pipeline/rehearsal.ts'));
      if (!isLight(experiment, dataset)) return;
      if (!this.called) await this.engine?.compile?.(() => rehearse(dataset, experiment));
      for (let i = 0; i < REHEARSALS && !this.called; i++) {
        rehearse(dataset, experiment);
        await this.host.pause();
      }
    } catch {
      this.ahead = undefined;
    }
  }

  /** Told what it should cost before it is run. Its data set, if it must be read, is kept for the job that will ask for it. */
  private async measure({ experiment, data, withCosts }: Measure, signal: AbortSignal): Promise<Measurement> {
    await this.warming;
    tf.engine().startScope();
    try {
      const [{ measure }, { dataShapeOf }] = await this.loadMeasuring();
      const { name, content } = experiment.dataset;
      const shape = data ?? dataShapeOf(await this.readAhead({ name, content }));
      return await measure(shape, experiment, engineMemory(), withCosts, {
        seconds: () => this.host.clock() / 1000,
        pause: async () => {
          await this.host.pause();
          if (signal.aborted) throw new StageAborted('aborted');
          if (this.lost) throw this.lost;
        },
        settle: async () => this.engine?.fence?.(),
        compile: async (run) => this.engine?.compile?.(run),
      });
    } catch (error) {
      throw this.lost ?? asEngineError(error);
    } finally {
      tf.engine().endScope();
    }
  }

  private readonly loadMeasuring = () =>
    codeOf(
      'the estimate',
      Promise.all([import('../lab/estimate/measure.ts'), import('../lab/estimate/kindsOfWork.ts')]),
    );

  private async readAhead(id: DataId): Promise<Dataset> {
    if (!this.isAhead(id)) this.ahead = { id, data: this.host.readData(id) };
    const { ahead } = this;
    try {
      return await ahead!.data;
    } catch (error) {
      if (this.ahead === ahead) this.ahead = undefined;
      throw error;
    }
  }

  private isAhead({ name, content }: DataId): boolean {
    return this.ahead?.id.name === name && this.ahead.id.content === content;
  }

  /** Read ahead or now. What was read ahead is given once: the pipeline keeps it from then on. */
  private readData(id: DataId): Promise<Dataset> {
    const ahead = this.isAhead(id) ? this.ahead : undefined;
    this.ahead = undefined;
    return ahead?.data ?? this.host.readData(id);
  }

  private async train(
    job: StageJob,
    inputs: StageJob['inputs'],
    { update: tell, signal }: CallContext<TrainingService['train']['update']>,
  ): Promise<TrainedStage> {
    const wake = () => this.gate.wake();
    signal.addEventListener('abort', wake);
    await this.warming;
    await loadStage(job.name, job.params);
    if (job.name !== 'data') this.ahead = undefined;
    const before = tf.memory().numTensors;
    let waiting: StageUpdate[] = [];
    let sent = this.host.clock();
    let framed = 0;
    let read = this.host.clock();
    let paused = Number.NEGATIVE_INFINITY;
    const flush = () => {
      if (waiting.length > 0) tell(waiting);
      waiting = [];
      sent = this.host.clock();
    };
    const stage = stageOf(job.name);
    const keepPace = paceOf(this.engine);
    const context: StageContext = {
      random: (purpose) => randomStream(job.seed, `${stage.stream}/${purpose}`),
      update: (update) => {
        // Only the newest progress counts.
        if (update.kind === 'progress') {
          waiting = waiting.filter((earlier) => earlier.kind !== 'progress');
          if (endsStep(update)) this.gate.stepped();
        }
        waiting.push(update);
        if (isLater(this.host.clock(), sent, UPDATE_MS)) flush();
      },
      wantsFrame: () => {
        const now = this.host.clock();
        if (!isLater(now, framed, UPDATE_MS)) return false;
        framed = now;
        return true;
      },
      wantsLosses: () => {
        const now = this.host.clock();
        if (!isLater(now, read, UPDATE_MS)) return false;
        read = now;
        return true;
      },
      checkpoint: async () => {
        const now = this.host.clock();
        if (isLater(now, paused, PAUSE_MS) || this.gate.isClosed) {
          await this.host.pause();
          paused = this.host.clock();
        }
        if (this.gate.isClosed) flush();
        await this.gate.pass(() => signal.aborted);
        if (signal.aborted) throw new StageAborted('aborted');
        if (this.lost) throw this.lost;
        await keepPace();
      },
    };
    context.update({ kind: 'progress', step: 0, steps: 0 });
    flush();
    tf.engine().startScope();
    try {
      const output = await stage.run(inputs, job.params, context, (id) => this.readData(id));
      tf.engine().endScope();
      flush();
      this.cache.add(job.key, output);
      return { output, leaked: tf.memory().numTensors - before };
    } catch (error) {
      tf.engine().endScope();
      throw this.lost ?? asEngineError(error);
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }
}
