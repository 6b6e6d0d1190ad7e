/** The state of the benchmark's page: what is measured, and what came of it. */
import { create } from 'zustand';
import type { BenchResult } from '../../bench/benchResult.ts';
import { type BenchRowName, ROW_NAMES } from '../../bench/catalogue.ts';

export type { BenchResult, BenchRow, GrowthFigures, Peer } from '../../bench/benchResult.ts';
export type { BenchRowName } from '../../bench/catalogue.ts';
export { GROWTH_ROWS, STEP_ROWS } from '../../bench/catalogue.ts';
export { remarksOf } from '../../bench/notes.ts';

export type BenchStatus = 'ready' | 'running' | 'stopped' | 'finished' | 'failed';

export interface BenchState {
  readonly status: BenchStatus;
  /** Rows that Run measures. */
  readonly chosen: readonly BenchRowName[];
  /** The row that runs, and the share of all that is done, 0 to 1. */
  readonly current: BenchRowName | null;
  readonly share: number;
  readonly result: BenchResult | null;
  readonly error: string | null;
  choose(row: BenchRowName, on: boolean): void;
  benchBegins(): void;
  /** @param share of the row that is done, 0 to 1 */
  setProgress(row: BenchRowName, share: number): void;
  /** Of the rows that are finished. */
  setResult(result: BenchResult): void;
  benchFinished(result: BenchResult): void;
  benchStopped(): void;
  benchFailed(error: string): void;
}

export const createBenchState = () =>
  create<BenchState>()((set) => ({
    status: 'ready',
    chosen: ROW_NAMES,
    current: null,
    share: 0,
    result: null,
    error: null,
    choose: (row, on) =>
      set(({ chosen }) => ({ chosen: ROW_NAMES.filter((one) => (one === row ? on : chosen.includes(one))) })),
    benchBegins: () => set({ status: 'running', current: null, share: 0, result: null, error: null }),
    setProgress: (row, share) =>
      set(({ chosen }) => ({ current: row, share: (chosen.indexOf(row) + share) / chosen.length })),
    setResult: (result) => set({ result }),
    benchFinished: (result) => set({ status: 'finished', result, current: null, share: 1 }),
    benchStopped: () => set({ status: 'stopped', current: null }),
    benchFailed: (error) => set({ status: 'failed', current: null, error }),
  }));

export const useBench = createBenchState();
