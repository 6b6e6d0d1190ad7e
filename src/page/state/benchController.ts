/** Runs the benchmark of the benchmark's page. */
import { browserHost } from '../../bench/browser/browserHost.ts';
import { type BenchEngine, ENGINES } from '../../bench/catalogue.ts';
import type { BenchHost } from '../../bench/implementation.ts';
import { ROUNDS, runBench } from '../../bench/runBench.ts';
import { type BenchState, useBench } from './benchState.ts';

export interface BenchAddress {
  readonly engines: readonly BenchEngine[];
  /** Whether the engines were named: an emulated GPU then counts as one. */
  readonly named: boolean;
}

/** `?bench&engine=wasm` measures one engine only. */
export function readBenchAddress(search: string): BenchAddress {
  const name = new URLSearchParams(search).get('engine');
  const engine = ENGINES.find((one) => one === name);
  return { engines: engine ? [engine] : ENGINES, named: engine !== undefined };
}

export function createBenchController(
  { getState: state }: { readonly getState: () => BenchState },
  address: () => BenchAddress,
  host: (emulated: boolean) => BenchHost,
) {
  let controller: AbortController | undefined;
  return {
    async run(): Promise<void> {
      const { chosen, benchBegins, setProgress, setResult } = state();
      const { engines, named } = address();
      controller = new AbortController();
      const { signal } = controller;
      benchBegins();
      try {
        const result = await runBench(host(named), {
          rows: chosen,
          engines,
          rounds: ROUNDS,
          signal,
          listener: { progress: ({ row, share }) => setProgress(row, share), result: setResult },
        });
        state().benchFinished(result);
      } catch (error) {
        if (signal.aborted) state().benchStopped();
        else state().benchFailed(error instanceof Error ? error.message : String(error));
      }
    },
    /** Between two laps; rows that are finished stay. */
    stop: () => controller?.abort(),
  };
}

export const benchController = createBenchController(
  useBench,
  () => readBenchAddress(location.search),
  browserHost,
);
