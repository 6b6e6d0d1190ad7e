import { describe, expect, it } from 'vitest';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { outcomeKeys } from '../lab/pipeline/outcomeKeys.ts';
import { Pipeline } from '../lab/pipeline/pipeline.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { gridExperiments } from '../lab/studies/grid.ts';
import { inSharingOrder } from '../lab/studies/order.ts';
import { someAtOnce } from '../lab/studies/someAtOnce.ts';
import { NeededMemory } from './neededMemory.ts';

const SILENT = { stage: () => {}, update: () => {} };

/** Runs a grid as a sweep does, with stages that compute nothing. */
async function sweep(grid: object, { bytes = Number.POSITIVE_INFINITY, atOnce = 8 } = {}) {
  const memory = new NeededMemory(bytes);
  const computed: string[] = [];
  const held = new Set<string>();
  let most = 0;
  const pipeline = new Pipeline({
    memory,
    engines: () => ['wasm'],
    execute: async ({ name, key }) => {
      computed.push(name);
      held.add(key);
      await new Promise((resolve) => setImmediate(resolve));
      return { values: new Float32Array(25_000) };
    },
    recover: async () => false,
    clock: () => 0,
  });
  const points = inSharingOrder(gridExperiments(grid));
  memory.expect(points, 'wasm');
  const countHeld = async () => {
    for (const key of held) if (!(await memory.has(key))) held.delete(key);
    most = Math.max(most, held.size);
  };
  await someAtOnce(points, atOnce, async (point: Experiment) => {
    await pipeline.beside(point, SILENT);
    memory.done(point, 'wasm');
    await countHeld();
  });
  const times = (name: string) => computed.filter((one) => one === name).length;
  return { times, most, left: held.size };
}

describe('NeededMemory', () => {
  it('lets a sweep of 6 temperatures and 5 seeds train 5 targets, 5 shadows and 30 encoders', async () => {
    const { times, left } = await sweep({
      vary: { 'contrastive.temperature': [0.02, 0.05, 0.1, 0.2, 0.5, 1], seed: [1, 2, 3, 4, 5] },
    });
    expect(['data', 'split', 'target', 'shadow', 'views', 'encoder', 'report'].map(times)).toEqual([
      ...[1, 5, 5, 5, 5, 30, 30],
    ]);
    expect(left).toBe(0);
  });

  it('holds no more of many points than those under way need, parts of reference models among it', async () => {
    const base = { attacks: 'clmia,lira-online', 'references.count': 4 };
    const seeds = (count: number) => Array.from({ length: count }, (_, i) => i);
    const vary = { 'contrastive.temperature': [0.05, 0.1] };
    const short = await sweep({ base, vary: { ...vary, seed: seeds(10) } });
    const long = await sweep({ base, vary: { ...vary, seed: seeds(40) } });
    expect(long.times('referenceModels')).toBe(160);
    expect(long.most).toBeLessThanOrEqual(short.most + 5);
    expect([short.left, long.left]).toEqual([0, 0]);
  });

  it('stays within its bytes, and what went is computed again', async () => {
    const vary = { 'contrastive.temperature': [0.02, 0.05, 0.1], seed: [1, 2] };
    const { times } = await sweep({ vary }, { bytes: 250_000, atOnce: 1 });
    expect(times('target')).toBeGreaterThan(2);
    expect(times('report')).toBe(6);
  });

  it('knows every outcome of a run by its key', () => {
    const [point] = gridExperiments({ base: { attacks: 'clmia,lira-online', 'references.count': 4 } });
    const keys = outcomeKeys(point!, 'wasm');
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.startsWith(`${stageOf('referenceModels').recordedAs}-`))).toHaveLength(4);
  });
});
