/** The messages between the benchmark and a realm: a call with an id, and its answer. Types only. */
import type { ErrorMessage } from '../runtime/protocol.ts';
import type { BenchEngine, WorkloadRequest } from './catalogue.ts';
import type { Lap, StepCounts } from './contender.ts';

/** What a realm is asked. `handle` names an open workload; the caller chooses it. */
export interface Calls {
  /** Starts the engine; a GPU that is emulated counts only when it was asked for. Answers with what computes. */
  start: { asks: { readonly engine?: BenchEngine; readonly emulated?: boolean }; answer: string };
  open: { asks: { readonly handle: number; readonly request: WorkloadRequest }; answer: null };
  run: { asks: { readonly handle: number; readonly seconds: number }; answer: Lap };
  count: { asks: { readonly handle: number }; answer: StepCounts | null };
  close: { asks: { readonly handle: number }; answer: null };
}

export type CallName = keyof Calls;

export type Call = {
  [Name in CallName]: { readonly id: number; readonly call: Name } & Calls[Name]['asks'];
}[CallName];

export type Reply =
  | { readonly id: number; readonly value: Calls[CallName]['answer'] }
  | { readonly id: number; readonly error: ErrorMessage };

/** A line to a realm, whatever carries it. */
export interface RealmPort {
  post(call: Call): void;
  onReply(listener: (reply: Reply) => void): void;
  /** The realm is gone. */
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}
