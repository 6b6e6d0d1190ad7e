/** What the benchmark answers. Also the shape of its JSON. */
import type { Against, BenchEngine, GrowthRow, StepRow } from './catalogue.ts';
import type { Spread } from './statistics.ts';

/**
 * Whom a row is compared with: our code on tfjs's cpu backend, TensorFlow.js as it comes on the same backend, PyTorch on
 * one thread and, where a graphics card takes part, PyTorch on that card.
 */
export const PEERS = ['tfjsCpu', 'tfjsStock', 'torch1', 'torchCuda'] as const;
export type Peer = (typeof PEERS)[number];

export type PerPeer<Value> = Readonly<Record<Peer, Value | null>>;

export interface BenchRow {
  readonly name: StepRow;
  readonly engine: BenchEngine;
  /** Median over the rounds; null: not measured, and the notes say why. So in all that follow. */
  readonly stepsPerSecond: number | null;
  readonly peers: PerPeer<number>;
  /** Our steps per second over the peer's: the median of the rounds' own ratios. */
  readonly ratio: PerPeer<number>;
  readonly kernelsPerStep: number | null;
  /** Shaders that a GPU is handed; null elsewhere. */
  readonly dispatchesPerStep: number | null;
  readonly bytesUploadedPerStep: number | null;
  readonly readbacksPerStep: number | null;
  readonly rounds: number;
  readonly spread: {
    readonly stepsPerSecond: Spread | null;
    readonly ratio: PerPeer<Spread>;
  };
  readonly notes: readonly string[];
}

export interface GrowthFigures {
  readonly name: GrowthRow;
  readonly engine: BenchEngine;
  readonly against: Against;
  readonly sizes: readonly number[];
  /** Median seconds per step at each size. */
  readonly seconds: readonly number[];
  /** b of seconds = a size^b, fitted to all sizes. A fixed cost per step flattens it. */
  readonly exponent: number;
  /** The same between the two largest sizes, where a fixed cost weighs least. */
  readonly exponentAtTheEnd: number;
}

export interface BenchResult {
  readonly machine: string;
  /** When it began: 2026-11-26. */
  readonly day: string;
  readonly rows: readonly BenchRow[];
  readonly growth: readonly GrowthFigures[];
  /** Who took part, in words, and what could not be measured at all, and why. */
  readonly notes: readonly string[];
}
