/** Runs the benchmark of the benchmark's page. */
import { browserHost } from '../../bench/browser/browserHost.ts';
import { type BenchEngine, ENGINES } from '../../bench/catalogue.ts';
import { expectedSeconds } from '../../bench/duration.ts';
import type { BenchHost } from '../../bench/implementation.ts';
import { ROUNDS, runBench } from '../../bench/runBench.ts';
import { AGAINST, type BenchState, enginesFor, useBench } from './benchState.ts';

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
      const { chosen, against, benchBegins, setProgress, setResult } = state();
      const asked = address();
      controller = new AbortController();
      const { signal } = controller;
      benchBegins();
      try {
        const result = await runBench(host(asked.named), {
          rows: chosen,
          engines: enginesFor(asked, against),
          peers: AGAINST[against],
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
    /** Seconds that the choice will take, by what it took elsewhere. */
    expectedSeconds({ chosen, against }: Pick<BenchState, 'chosen' | 'against'>): number {
      const engines = enginesFor(address(), against);
      return expectedSeconds({ rows: chosen, engines, peers: AGAINST[against], rounds: ROUNDS });
    },
  };
}

/** Without WebGPU there is none to try. */
function ownAddress(): BenchAddress {
  const { engines, named } = readBenchAddress(location.search);
  return {
    named,
    engines: named || 'gpu' in navigator ? engines : engines.filter((one) => one !== 'webgpu'),
  };
}

export const benchController = createBenchController(useBench, ownAddress, browserHost);
