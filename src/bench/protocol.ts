/** What the benchmark asks of a bench worker. Types only. */
import type { BenchEngine, WorkloadRequest } from './catalogue.ts';
import type { Lap, StepCounts } from './implementation.ts';

export interface BenchWorkerStart {
  readonly engine?: BenchEngine;
  /** A GPU that is emulated counts only when it was asked for. */
  readonly emulated?: boolean;
}

/** `handle` names an open workload; the caller chooses it. */
export interface BenchWorkerService {
  /** Starts the engine. Answers with what computes. */
  readonly start: { readonly ask: BenchWorkerStart; readonly answer: string };
  readonly open: {
    readonly ask: { readonly handle: number; readonly request: WorkloadRequest };
    readonly answer: null;
  };
  readonly run: { readonly ask: { readonly handle: number; readonly seconds: number }; readonly answer: Lap };
  readonly count: { readonly ask: { readonly handle: number }; readonly answer: StepCounts | null };
  readonly close: { readonly ask: { readonly handle: number }; readonly answer: null };
}
