/** What a training worker can be asked. Types only. */

import type { DataShape } from '../lab/estimate/kindsOfWork.ts';
import type { Measurement } from '../lab/estimate/measure.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import type { StageUpdate } from '../lab/stages/stageContext.ts';
import type { EngineInfo, EngineName, ErrorMessage, Gate } from './protocol.ts';

export interface StartEngine {
  readonly requested?: EngineName;
  readonly exclude: readonly EngineName[];
}

/** An engine that is here could not be started: the next one is tried. */
export interface PassedOver {
  readonly why: ErrorMessage;
  readonly next: EngineName;
}

export interface TrainStage {
  /** With those of its inputs only that the worker does not hold from jobs before. */
  readonly job: StageJob;
  /** Keys of outputs that the worker need not hold any longer. */
  readonly drop: readonly string[];
}

export interface TrainedStage {
  readonly output: unknown;
  /** Tensors that the stage has left behind. */
  readonly leaked: number;
}

export interface Measure {
  readonly experiment: Experiment;
  /** Of its data set, when known: it need not be read then. */
  readonly data?: DataShape;
  readonly withCosts: boolean;
}

export interface TrainingService {
  readonly start: { readonly ask: StartEngine; readonly answer: EngineInfo; readonly update: PassedOver };
  readonly train: {
    readonly ask: TrainStage;
    readonly answer: TrainedStage;
    readonly update: readonly StageUpdate[];
  };
  /** Tells what an experiment's models hold and, if asked for, how long their steps take. */
  readonly measure: { readonly ask: Measure; readonly answer: Measurement };
  /** Loads the code that runs ask for. Answers whether that of this experiment is there. */
  readonly load: { readonly ask: Experiment; readonly answer: boolean };
  readonly gate: { readonly ask: Gate; readonly answer: null };
  /** Gets ready for a first run: reads the data set, compiles what can be compiled ahead. */
  readonly warm: { readonly ask: Experiment; readonly answer: null };
  /** Outputs of earlier jobs to be held no longer. */
  readonly drop: { readonly ask: readonly string[]; readonly answer: null };
}
