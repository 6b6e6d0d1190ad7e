/** What a stage is to the pipeline: a pure function of its params and inputs, and the little world it may see. */
import type { RandomStream } from '../random.ts';
import type { ConfidenceSnapshot } from '../training/confidence.ts';

/** What a stage says of itself while it runs. Never part of its outcome. */
export type StageUpdate =
  | {
      readonly kind: 'progress';
      readonly step: number;
      readonly steps: number;
      readonly note?: string;
      /** Whether an epoch ends with it; undefined where there are none. */
      readonly endsEpoch?: boolean;
    }
  | { readonly kind: 'series'; readonly series: string; readonly x: number; readonly y: number }
  | ({ readonly kind: 'confidence' } & ConfidenceSnapshot)
  /** Where the target's examples lie, or, where `examples` says of which, some of them. */
  | {
      readonly kind: 'frame';
      readonly epoch: number;
      readonly x: Float32Array;
      readonly y: Float32Array;
      readonly examples?: Int32Array;
    };

export interface StageContext {
  /** A random stream of the stage's own, one per purpose. */
  random(purpose: string): RandomStream;
  update(update: StageUpdate): void;
  /** Whether somebody would see a frame now: drawing one is skipped otherwise. It never changes the outcome. */
  wantsFrame(): boolean;
  /** Whether somebody would see losses now: reading them back makes a GPU wait. It never changes the outcome. */
  wantsLosses(): boolean;
  /** To be awaited once a batch: lets messages in, waits while paused. @throws StageAborted when the run was stopped. */
  checkpoint(): Promise<void>;
}

export class StageAborted extends Error {
  override readonly name = 'StageAborted';
  readonly hint = 'The run was stopped or its settings changed.';
}

/** Training left the numbers: says where, so that what is finished is kept and the person knows what to change. */
export class NotFinite extends Error {
  override readonly name = 'NotFinite';
  constructor(
    what: string,
    step: number,
    steps: number,
    readonly hint = 'Lower the learning rate; finished stages are kept.',
  ) {
    super(`${what} is not a finite number at step ${step} of ${steps}.`);
  }
}
