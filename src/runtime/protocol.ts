/** The messages between page and lab worker. Types only. */
import type { EngineName } from '../engine/chooseEngine.ts';
import type { ViewInformation } from '../lab/attacks/clmia/viewInformation.ts';
import type { Dataset } from '../lab/data/dataset.ts';
import type { ModelRole } from '../lab/data/modelRole.ts';
import type { Estimate } from '../lab/estimate/estimate.ts';
import type { EmbeddingFrames } from '../lab/evaluation/embeddingFrames.ts';
import type { DecidedAttack } from '../lab/evaluation/evaluatedScores.ts';
import type { Projection } from '../lab/evaluation/projection.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { LeaveOutAnswer, LeaveOutQuestion } from '../lab/leaveOut/leaveOneOut.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';
import type { StageState } from '../lab/pipeline/stageOutcome.ts';
import type { SeriesName, StageName } from '../lab/stages/catalogue.ts';
import type { Series } from '../lab/stages/stage.ts';
import type { StudyPoint } from '../lab/studies/point.ts';
import type { ConfidenceSnapshot } from '../lab/training/confidence.ts';

export type { ConfidenceSnapshot, EmbeddingFrames, EngineName, ModelRole, Series, SeriesName };

export interface ErrorMessage {
  readonly name: string;
  readonly message: string;
  readonly hint: string;
}

export interface EngineInfo {
  readonly backend: EngineName;
  readonly adapter: string;
}

/** open: train; closed: pause at the next batch; step: let one epoch through, or a part that has none, then pause. */
export type Gate = 'open' | 'closed' | 'step';

/** The target's 2n examples with their labels after label noise: what a tooltip draws. */
export interface Candidates extends Omit<Dataset, 'name' | 'duplicatesRemoved'> {
  /** [2n] 1 = the target was trained on it */
  readonly members: Uint8Array;
}

/** What the charts draw of a finished run, beside the report. */
export interface RunDetail {
  readonly series: Readonly<Partial<Record<SeriesName, Series>>>;
  readonly embedding: { readonly x: Float32Array; readonly y: Float32Array };
  /** [2n, classes] the target's posteriors. */
  readonly posteriors: Float32Array;
  /** Positions that the attacker was told; empty when the labels come from the shadow. */
  readonly labelled: Int32Array;
  /** All judged on the same examples: those that are not labelled (or all). */
  readonly attacks: readonly DecidedAttack[];
}

export type ToLab =
  | {
      readonly kind: 'run';
      readonly runId: number;
      readonly experiment: Experiment;
      readonly engine?: EngineName;
      /** Engines that failed the person before. */
      readonly exclude: readonly EngineName[];
      /** Whether the page lacks the experiment's examples. */
      readonly candidates: boolean;
    }
  | { readonly kind: 'gate'; readonly runId: number; readonly gate: Gate }
  | { readonly kind: 'stop'; readonly runId: number }
  | { readonly kind: 'frameShown'; readonly runId: number }
  | {
      /** Get ready for a run of this experiment while the person reads; what fails is told when it is run. */
      readonly kind: 'warm';
      readonly experiment: Experiment;
      readonly engine?: EngineName;
      readonly exclude: readonly EngineName[];
    }
  | {
      /** Measure what the views tell of membership at each dropout rate. A run or Stop ends it. */
      readonly kind: 'dropoutSweep';
      readonly runId: number;
      readonly experiment: Experiment;
      readonly rates: readonly number[];
      readonly engine?: EngineName;
      readonly exclude: readonly EngineName[];
    };

/** What to tell of what a run would take. Another of these, or a run, ends one that is not answered yet. */
export interface EstimateOrder {
  readonly experiment: Experiment;
  readonly engine?: EngineName;
  readonly exclude: readonly EngineName[];
}

/** What would be without one of the target's members. */
export interface LeaveOutOrder {
  readonly experiment: Experiment;
  readonly question: LeaveOutQuestion;
  readonly engine?: EngineName;
  readonly exclude: readonly EngineName[];
}

/** The points of a study. */
export interface StudyOrder {
  readonly points: readonly Experiment[];
  readonly engine?: EngineName;
  readonly exclude: readonly EngineName[];
}

/** What becomes of a study's points, each by its place in the order. */
export type StudyUpdate =
  | { readonly kind: 'engine'; readonly engine: EngineInfo; readonly workers: number }
  | { readonly kind: 'begun'; readonly index: number }
  | {
      readonly kind: 'done';
      readonly index: number;
      readonly point: StudyPoint;
      /** It was computed before. */
      readonly kept: boolean;
    }
  | { readonly kind: 'failed'; readonly index: number; readonly error: ErrorMessage };

/** What a study would take from now on. */
export interface StudyEstimate {
  readonly engine: EngineInfo;
  readonly workers: number;
  /** Of all that is not remembered. */
  readonly seconds: number;
  /** Of the machine, at its most. */
  readonly bytes: number;
  /** Targets to be trained. */
  readonly targets: number;
  /** Of each point: when it ends, in seconds from the beginning; 0 where it is kept; null where it cannot be run. */
  readonly ends: readonly (number | null)[];
  /** Points that are finished, which take nothing. */
  readonly kept: readonly { readonly index: number; readonly point: StudyPoint }[];
  /** Points that cannot be run, and why. */
  readonly refused: readonly { readonly index: number; readonly error: ErrorMessage }[];
}

type Orders = {
  readonly [Kind in ToLab['kind']]: {
    readonly ask: Omit<Extract<ToLab, { kind: Kind }>, 'kind'>;
    readonly answer: null;
  };
};

/** What is kept over a reload. */
export interface StoredSize {
  readonly count: number;
  readonly bytes: number;
}

/** What the lab worker can be asked. */
export interface LabService extends Orders {
  /** @returns whether every stored stage is forgotten */
  readonly forget: { readonly ask: null; readonly answer: boolean };
  readonly stored: { readonly ask: null; readonly answer: StoredSize };
  readonly estimate: { readonly ask: EstimateOrder; readonly answer: Estimate };
  /** UMAP's map of the embedding of the last run; its progress, 0 to 1, on the way. */
  readonly map: { readonly ask: null; readonly answer: Projection; readonly update: number };
  /**
   * Trains the target again, once or some times, and what of the experiment is not remembered; how many trainings, and shares of
   * such, are done, on the way. Never while a run is under way, which ends it as Stop does.
   */
  readonly leaveOut: {
    readonly ask: LeaveOutOrder;
    readonly answer: LeaveOutAnswer;
    readonly update: number;
  };
  /** Never while a run is under way, which ends it as Stop does. */
  readonly study: { readonly ask: StudyOrder; readonly answer: null; readonly update: StudyUpdate };
  readonly studyEstimate: { readonly ask: StudyOrder; readonly answer: StudyEstimate };
  /** All that the worker has to say, for as long as it lives. */
  readonly listen: { readonly ask: null; readonly answer: null; readonly update: FromLab };
}

export type FromLab =
  | { readonly kind: 'engine'; readonly runId: number; readonly engine: EngineInfo; readonly workers: number }
  | {
      readonly kind: 'stage';
      readonly runId: number;
      readonly stage: StageName;
      readonly state: StageState;
      readonly seconds?: number;
      readonly steps?: number;
    }
  | {
      readonly kind: 'progress';
      readonly runId: number;
      readonly stage: StageName;
      readonly step: number;
      readonly steps: number;
      /** That it has taken so far: without pauses, and without what the machine slept. */
      readonly seconds: number;
    }
  | {
      readonly kind: 'series';
      readonly runId: number;
      readonly series: SeriesName;
      /** Replace the whole curve (a finished or remembered stage), or add to it. */
      readonly mode: 'replace' | 'append';
      readonly points: Series;
    }
  | {
      /** How sure a model under training is of the true labels, of its members and of others. */
      readonly kind: 'confidence';
      readonly runId: number;
      readonly role: ModelRole;
      /** All that there are (a finished or remembered model), or one more. */
      readonly mode: 'replace' | 'append';
      readonly snapshots: readonly ConfidenceSnapshot[];
    }
  | { readonly kind: 'candidates'; readonly runId: number; readonly candidates: Candidates }
  | {
      readonly kind: 'frame';
      readonly runId: number;
      readonly epoch: number;
      readonly x: Float32Array;
      readonly y: Float32Array;
      /** Which of the candidates the points are of, by place; absent: all. */
      readonly examples?: Int32Array;
    }
  /** What the encoder's training looked like, once it is done or remembered. */
  | { readonly kind: 'frames'; readonly runId: number; readonly frames: EmbeddingFrames }
  | {
      /** One rate of a dropout sweep. */
      readonly kind: 'sweepRate';
      readonly runId: number;
      readonly rate: number;
      readonly information: ViewInformation;
    }
  /** A dropout sweep is over: every rate is measured, or it failed. */
  | { readonly kind: 'sweepEnded'; readonly runId: number; readonly error: ErrorMessage | null }
  | {
      readonly kind: 'finished';
      readonly runId: number;
      readonly report: RunResult;
      readonly detail: RunDetail;
    }
  | { readonly kind: 'stopped'; readonly runId: number }
  | { readonly kind: 'failed'; readonly runId: number; readonly error: ErrorMessage }
  | { readonly kind: 'notice'; readonly runId: number; readonly notice: ErrorMessage }
  | { readonly kind: 'alive'; readonly runId: number };
