/** The state of the benchmark's page. */
import { create } from 'zustand';
import { browserHost } from '../../bench/browser/browserHost.ts';
import { type BenchEngine, type BenchRowName, ENGINES, ROW_NAMES } from '../../bench/catalogue.ts';
import type { BenchHost } from '../../bench/contender.ts';
import type { BenchReport } from '../../bench/report.ts';
import { ROUNDS, runBench } from '../../bench/runBench.ts';

export type { BenchEngine, BenchRowName } from '../../bench/catalogue.ts';
export { GROWTH_ROWS, STEP_ROWS } from '../../bench/catalogue.ts';
export { remarksOf } from '../../bench/notes.ts';
export type { BenchReport, BenchRow, GrowthFigures, Peer } from '../../bench/report.ts';

export type BenchStatus = 'ready' | 'running' | 'stopped' | 'finished' | 'failed';

export interface BenchState {
  readonly status: BenchStatus;
  /** Rows that Run measures. */
  readonly chosen: readonly BenchRowName[];
  /** The row that runs, and the share of all that is done, 0 to 1. */
  readonly current: BenchRowName | null;
  readonly share: number;
  readonly report: BenchReport | null;
  readonly error: string | null;
  choose(row: BenchRowName, on: boolean): void;
  run(): Promise<void>;
  stop(): void;
}

export interface BenchAddress {
  readonly engines: readonly BenchEngine[];
  /** Whether the engines were named: an emulated GPU then counts as one. */
  readonly asked: boolean;
}

/** `?bench&engine=wasm` measures one engine only. */
export function readBenchAddress(search: string): BenchAddress {
  const asked = new URLSearchParams(search).get('engine');
  const engine = ENGINES.find((name) => name === asked);
  return { engines: engine ? [engine] : ENGINES, asked: engine !== undefined };
}

export function createBench(address: () => BenchAddress, host: (emulated: boolean) => BenchHost) {
  let controller: AbortController | undefined;
  return create<BenchState>()((set, get) => ({
    status: 'ready',
    chosen: ROW_NAMES,
    current: null,
    share: 0,
    report: null,
    error: null,
    choose: (row, on) =>
      set(({ chosen }) => ({ chosen: ROW_NAMES.filter((one) => (one === row ? on : chosen.includes(one))) })),
    async run() {
      const { chosen } = get();
      const { engines, asked } = address();
      controller = new AbortController();
      const { signal } = controller;
      set({ status: 'running', current: null, share: 0, report: null, error: null });
      try {
        const report = await runBench(host(asked), {
          rows: chosen,
          engines,
          rounds: ROUNDS,
          signal,
          listener: {
            progress: ({ row, share }) =>
              set({ current: row, share: (chosen.indexOf(row) + share) / chosen.length }),
            report: (report) => set({ report }),
          },
        });
        set({ status: 'finished', report, current: null, share: 1 });
      } catch (error) {
        if (signal.aborted) set({ status: 'stopped', current: null });
        else
          set({
            status: 'failed',
            current: null,
            error: error instanceof Error ? error.message : String(error),
          });
      }
    },
    stop: () => controller?.abort(),
  }));
}

export const useBench = createBench(() => readBenchAddress(location.search), browserHost);
