/** Measures one row on every engine at once: all implementations take part in the same rounds. */

import { backendOf } from '../engine/chooseEngine.ts';
import type { BenchRow, Peer } from './benchResult.ts';
import type { BenchWorkers } from './benchWorkers.ts';
import { type BenchEngine, PIPELINE_ROWS, type StepRow } from './catalogue.ts';
import {
  type ImplementationKey,
  implementationId,
  type OpenWorkload,
  type StepCounts,
} from './implementation.ts';
import { type RoundOptions, roundRobin } from './roundRobin.ts';
import { benchRow, type Measured } from './row.ts';

/** The implementation behind each peer of a row. */
const PEER_KEYS: Record<Peer, (engine: BenchEngine) => ImplementationKey> = {
  tfjsCpu: () => ({ kind: 'ours', engine: 'cpu' }),
  tfjsStock: (engine) => ({ kind: 'stock', engine: backendOf(engine) }),
  torch1: () => ({ kind: 'torch', device: 'cpu' }),
  torchCuda: () => ({ kind: 'torch', device: 'cuda' }),
};

/** Those who take part in a row, by id; one that serves several engines is there once. */
export function implementationsOf(
  engines: readonly BenchEngine[],
  peers: readonly Peer[],
): Map<string, ImplementationKey> {
  const keys: ImplementationKey[] = [
    ...engines.map((engine) => ({ kind: 'ours', engine }) as const),
    ...peers.flatMap((peer) => engines.map(PEER_KEYS[peer])),
  ];
  return new Map(keys.map((key) => [implementationId(key), key]));
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** @param peers those that take part, in the order of `PEERS`
 * @returns one row per engine */
export async function measureStepRow(
  name: StepRow,
  engines: readonly BenchEngine[],
  peers: readonly Peer[],
  workers: BenchWorkers,
  options: RoundOptions,
): Promise<BenchRow[]> {
  const open = new Map<string, OpenWorkload>();
  const refused = new Map<string, Error>();
  const counts = new Map<string, StepCounts | null>();
  try {
    for (const [id, key] of implementationsOf(engines, peers)) {
      await options.checkpoint();
      try {
        const workload = await (await workers.get(key)).open({ name });
        open.set(id, workload);
        if (key.kind === 'ours' && !PIPELINE_ROWS.includes(name)) counts.set(id, await workload.count());
      } catch (error) {
        open.delete(id);
        refused.set(id, asError(error));
      }
    }
    const measured = new Map<string, Measured>([...refused, ...(await roundRobin(open, options))]);
    const of = (key: ImplementationKey) => measured.get(implementationId(key)) ?? null;
    return engines.map((engine) =>
      benchRow({
        name,
        engine,
        ours: of({ kind: 'ours', engine }),
        peers: {
          tfjsCpu: of(PEER_KEYS.tfjsCpu(engine)),
          tfjsStock: of(PEER_KEYS.tfjsStock(engine)),
          torch1: of(PEER_KEYS.torch1(engine)),
          torchCuda: of(PEER_KEYS.torchCuda(engine)),
        },
        counts: counts.get(implementationId({ kind: 'ours', engine })) ?? null,
        rounds: options.rounds,
      }),
    );
  } finally {
    for (const one of open.values()) await one.close().catch(() => undefined);
  }
}
