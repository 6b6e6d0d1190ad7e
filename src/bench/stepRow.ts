/** Measures one row on every engine at once: all contenders take part in the same rounds. */
import { type BenchEngine, PIPELINE_ROWS, type StepRow } from './catalogue.ts';
import { type ContenderKey, contenderId, type OpenWorkload, type StepCounts } from './contender.ts';
import type { Realms } from './realms.ts';
import type { BenchRow } from './report.ts';
import { type RoundOptions, roundRobin } from './roundRobin.ts';
import { benchRow, type Measured } from './row.ts';

const TORCH: ContenderKey = { kind: 'torch' };

function contendersOf(engines: readonly BenchEngine[]): Map<string, ContenderKey> {
  const keys: ContenderKey[] = [
    ...engines.map((engine) => ({ kind: 'ours', engine }) as const),
    { kind: 'ours', engine: 'cpu' },
    ...engines.map((engine) => ({ kind: 'stock', engine }) as const),
    TORCH,
  ];
  return new Map(keys.map((key) => [contenderId(key), key]));
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** @returns one row per engine */
export async function measureStepRow(
  name: StepRow,
  engines: readonly BenchEngine[],
  realms: Realms,
  options: RoundOptions,
): Promise<BenchRow[]> {
  const open = new Map<string, OpenWorkload>();
  const refused = new Map<string, Error>();
  const counts = new Map<string, StepCounts | null>();
  try {
    for (const [id, key] of contendersOf(engines)) {
      await options.checkpoint();
      try {
        const workload = await (await realms.get(key)).open({ name });
        open.set(id, workload);
        if (key.kind === 'ours' && !PIPELINE_ROWS.includes(name)) counts.set(id, await workload.count());
      } catch (error) {
        open.delete(id);
        refused.set(id, asError(error));
      }
    }
    const measured = new Map<string, Measured>([...refused, ...(await roundRobin(open, options))]);
    const of = (key: ContenderKey) => measured.get(contenderId(key))!;
    return engines.map((engine) =>
      benchRow({
        name,
        engine,
        ours: of({ kind: 'ours', engine }),
        peers: {
          tfjsCpu: of({ kind: 'ours', engine: 'cpu' }),
          tfjsStock: of({ kind: 'stock', engine }),
          torch1: of(TORCH),
        },
        counts: counts.get(contenderId({ kind: 'ours', engine })) ?? null,
        rounds: options.rounds,
      }),
    );
  } finally {
    for (const one of open.values()) await one.close().catch(() => undefined);
  }
}
