/** The state of the benchmark's page: what is measured, and what came of it. */
import { create } from 'zustand';
import type { BenchResult, Peer } from '../../bench/benchResult.ts';
import {
  type BenchEngine,
  type BenchRowName,
  GROWTH_ROWS,
  PIPELINE_ROWS,
  ROW_NAMES,
  STEP_ROWS,
} from '../../bench/catalogue.ts';

export type { BenchResult, BenchRow, GrowthFigures, Peer } from '../../bench/benchResult.ts';
export type { BenchRowName } from '../../bench/catalogue.ts';
export { GROWTH_ROWS, STEP_ROWS } from '../../bench/catalogue.ts';
export { remarksOf } from '../../bench/notes.ts';

/** What is measured, chosen at one click. */
export const ROW_CHOICES = {
  steps: STEP_ROWS.filter((row) => !PIPELINE_ROWS.includes(row)),
  runs: STEP_ROWS.filter((row) => PIPELINE_ROWS.includes(row)),
  growth: GROWTH_ROWS,
  all: ROW_NAMES,
} as const satisfies Record<string, readonly BenchRowName[]>;
export type RowChoice = keyof typeof ROW_CHOICES;

/** Against whom: of those that a browser can run. Plain JavaScript takes minutes, so it is measured only where it is asked for. */
export const AGAINST = {
  nobody: [],
  stock: ['tfjsStock'],
  all: ['tfjsStock', 'tfjsCpu'],
} as const satisfies Record<string, readonly Peer[]>;
export type Against = keyof typeof AGAINST;

/** The choice that the rows are, if they are one. */
export function rowChoiceOf(chosen: readonly BenchRowName[]): RowChoice | null {
  const same = (rows: readonly BenchRowName[]) =>
    rows.length === chosen.length && rows.every((row) => chosen.includes(row));
  const names = Object.keys(ROW_CHOICES) as RowChoice[];
  return names.find((name) => same(ROW_CHOICES[name])) ?? null;
}

/** @param named whether the address names the engines: then they are measured whatever they take */
export function enginesFor(
  { engines, named }: { readonly engines: readonly BenchEngine[]; readonly named: boolean },
  against: Against,
): readonly BenchEngine[] {
  return named || against === 'all' ? engines : engines.filter((engine) => engine !== 'cpu');
}

export type BenchStatus = 'ready' | 'running' | 'stopped' | 'finished' | 'failed';

export interface BenchState {
  readonly status: BenchStatus;
  /** Rows that Run measures. */
  readonly chosen: readonly BenchRowName[];
  readonly against: Against;
  /** The row that runs, and the share of all that is done, 0 to 1. */
  readonly current: BenchRowName | null;
  readonly share: number;
  readonly result: BenchResult | null;
  readonly error: string | null;
  choose(row: BenchRowName, on: boolean): void;
  chooseRows(choice: RowChoice): void;
  chooseAgainst(against: Against): void;
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
    chosen: ROW_CHOICES.steps,
    against: 'stock',
    current: null,
    share: 0,
    result: null,
    error: null,
    choose: (row, on) =>
      set(({ chosen }) => ({ chosen: ROW_NAMES.filter((one) => (one === row ? on : chosen.includes(one))) })),
    chooseRows: (choice) => set({ chosen: ROW_CHOICES[choice] }),
    chooseAgainst: (against) => set({ against }),
    benchBegins: () => set({ status: 'running', current: null, share: 0, result: null, error: null }),
    setProgress: (row, share) =>
      set(({ chosen }) => ({ current: row, share: (chosen.indexOf(row) + share) / chosen.length })),
    setResult: (result) => set({ result }),
    benchFinished: (result) => set({ status: 'finished', result, current: null, share: 1 }),
    benchStopped: () => set({ status: 'stopped', current: null }),
    benchFailed: (error) => set({ status: 'failed', current: null, error }),
  }));

export const useBench = createBenchState();
