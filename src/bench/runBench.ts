/** The benchmark: its rows one after the other, each with every implementation interleaved. */

import { type BenchResult, type BenchRow, type GrowthFigures, PEERS, type Peer } from './benchResult.ts';
import { BenchWorkers } from './benchWorkers.ts';
import { type BenchEngine, type BenchRowName, isGrowthRow, ROW_NAMES } from './catalogue.ts';
import { measureGrowth } from './growth.ts';
import type { BenchHost } from './implementation.ts';
import type { RoundOptions } from './roundRobin.ts';
import { measureStepRow } from './stepRow.ts';

/** Interleaved rounds, and seconds that an implementation runs per round. */
export const ROUNDS = 5;
export const STEP_SECONDS = 0.3;
export const GROWTH_SECONDS = 0.1;

export interface BenchProgress {
  readonly row: BenchRowName;
  /** Share of the row that is done, 0 to 1. */
  readonly share: number;
}

export interface BenchListener {
  progress(progress: BenchProgress): void;
  /** The result so far, after each row. */
  result(result: BenchResult): void;
}

export interface BenchOptions {
  /** All when empty. */
  readonly rows?: readonly BenchRowName[];
  /** Engines to try; those that cannot be started are left out, with a note. */
  readonly engines: readonly BenchEngine[];
  /** Whom to measure besides; default: all, PyTorch's CUDA only beside a GPU. */
  readonly peers?: readonly Peer[];
  readonly rounds?: number;
  readonly signal?: AbortSignal;
  readonly listener: BenchListener;
}

/** Growth is not followed on tfjs's cpu backend: its steps take seconds and tell nothing about an engine in use. */
export const NO_GROWTH: readonly BenchEngine[] = ['cpu'];

/** @throws the last engine's error where none can be started; the signal's reason when aborted */
export async function runBench(
  host: BenchHost,
  { rows: asked = [], engines: wanted, peers: askedPeers, rounds = ROUNDS, signal, listener }: BenchOptions,
): Promise<BenchResult> {
  const workers = new BenchWorkers(host);
  const notes: string[] = [];
  const rows: BenchRow[] = [];
  const growth: GrowthFigures[] = [];
  const result = (): BenchResult => ({
    machine: host.machine,
    day: host.day,
    rows: [...rows],
    growth: [...growth],
    notes: [...notes, ...workers.others(wanted)],
  });
  const options = (row: BenchRowName, seconds: number): RoundOptions => ({
    rounds,
    seconds,
    checkpoint: async () => signal?.throwIfAborted(),
    progress: (done, all) => listener.progress({ row, share: done / all }),
  });

  try {
    const engines: BenchEngine[] = [];
    let failure: unknown;
    for (const engine of wanted) {
      signal?.throwIfAborted();
      try {
        const { about } = await workers.get({ kind: 'ours', engine });
        engines.push(engine);
        notes.push(`${engine}: ${about}`);
      } catch (error) {
        failure = error;
        notes.push(`${engine}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (engines.length === 0) throw failure;
    const peers = PEERS.filter((peer) =>
      askedPeers ? askedPeers.includes(peer) : peer !== 'torchCuda' || engines.includes('webgpu'),
    );
    for (const row of ROW_NAMES.filter((name) => asked.length === 0 || asked.includes(name))) {
      listener.progress({ row, share: 0 });
      if (isGrowthRow(row)) {
        for (const engine of engines.filter((one) => !NO_GROWTH.includes(one))) {
          const worker = await workers.get({ kind: 'ours', engine });
          growth.push(await measureGrowth(row, engine, worker, options(row, GROWTH_SECONDS)));
        }
      } else {
        rows.push(...(await measureStepRow(row, engines, peers, workers, options(row, STEP_SECONDS))));
      }
      listener.result(result());
    }
    return result();
  } finally {
    await workers.terminate();
  }
}
