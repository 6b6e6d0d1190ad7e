import { describe, expect, it } from 'vitest';
import { stageKeys } from '../pipeline/stageKey.ts';
import { type StageName, stageOf } from '../stages/catalogue.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { estimateOf, type Fit } from './estimate.ts';
import type { Costs } from './measure.ts';
import { rememberedStages } from './remembered.ts';
import { secondsInAll, stageSeconds } from './work.ts';

const COSTS: Costs = {
  target: 0.01,
  shadow: 0.02,
  query: 0.001,
  stem: 0.0002,
  pass: 0.0005,
  contrastive: 0.004,
  frame: 0.003,
  frozenHead: 0.001,
  trainedHead: 0.003,
  blindHead: 0.002,
};
const experiment = tinyExperiment({
  'dataset.membersPerModel': 300,
  'target.epochs': 40,
  'target.batchSize': 60,
  'views.count': 8,
  'contrastive.epochs': 10,
  'contrastive.batchSize': 256,
  'head.steps': 500,
  attacks: 'clmia,random-encoder,supervised,fine-tuned,blind,loss',
});

describe('stageSeconds', () => {
  it('counts steps, queries and passes', () => {
    const seconds = stageSeconds(experiment, COSTS);
    // 40 epochs are measured every third one, so 14 times, on 250 of each side; at the end all 600 are asked.
    const asked = (14 * 500 + 600) * 0.001;
    expect(seconds.target).toBeCloseTo(40 * 5 * 0.01 + asked, 9);
    expect(seconds.shadow).toBeCloseTo(40 * 5 * 0.02 + asked, 9);
    expect(seconds.views).toBeCloseTo(1200 * (0.0002 + 8 * 0.0005), 9);
    // Ten epochs have a frame each, and one before them; at the end all examples are looked at once more.
    expect(seconds.encoder).toBeCloseTo(10 * 4 * 0.004 + (11 + 1) * 0.003, 9);
    expect(seconds.head).toBeCloseTo(500 * 0.004, 9);
    expect(seconds.controls).toBeCloseTo(500 * 0.004, 9);
    expect(seconds.blind).toBeCloseTo(1, 9);
    expect([seconds.data, seconds.split, seconds.scores, seconds.report]).toEqual([0, 0, 0, 0]);
  });

  it('counts what the attacks ask for, no stem where every pass begins anew, and small batches in part', () => {
    const few = tinyExperiment({
      'dataset.membersPerModel': 40,
      'target.batchSize': 160,
      'target.epochs': 1,
      'views.source': 'augmentation',
      'views.count': 2,
      'contrastive.epochs': 1,
      'contrastive.batchSize': 1024,
      'head.steps': 10,
      attacks: 'clmia',
    });
    const seconds = stageSeconds(few, COSTS);
    expect(seconds.target).toBeCloseTo(0.01 / 4 + 160 * 0.001, 9);
    expect(seconds.views).toBeCloseTo(160 * 2 * 0.0005, 9);
    expect(seconds.encoder).toBeCloseTo(0.004 + 3 * 0.003, 9);
    expect([seconds.head, seconds.controls, seconds.blind]).toEqual([10 * 0.001, 0, 0]);
  });

  it('counts no more frames than are kept, of a sample, and the end of all', () => {
    const many = tinyExperiment({
      'dataset.membersPerModel': 15_000,
      'contrastive.epochs': 200,
      'contrastive.batchSize': 1024,
    });
    expect(stageSeconds(many, { ...COSTS, contrastive: 0 }).encoder).toBeCloseTo((41 + 15) * 0.003, 9);
  });

  it('counts the reference models and the further questions of attacks', () => {
    const asked = tinyExperiment({
      'dataset.membersPerModel': 300,
      'references.count': 6,
      attacks: 'clmia,label-only,blindmi,rmia-online',
    });
    const seconds = stageSeconds(asked, COSTS);
    expect(seconds.referenceModels).toBeCloseTo(6 * (seconds.target + 0.3), 9);
    expect(seconds.populationQueries).toBeCloseTo(0.3, 9);
    expect(seconds.augmentedQueries).toBeCloseTo(1200 * 10 * 0.001, 9);
    expect(seconds.generatedNonMembers).toBeCloseTo(0.02, 9);
  });
});

describe('secondsInAll', () => {
  const seconds = stageSeconds(experiment, COSTS);
  const sum = Object.values(seconds).reduce((a, b) => a + b, 0);

  it('is the sum on one training worker', () => {
    expect(secondsInAll(seconds, 1)).toBeCloseTo(sum, 9);
  });

  it('spreads a stage in parts over the training workers, and is the sum on one', () => {
    const asked = tinyExperiment({ 'references.count': 8, attacks: 'clmia,lira-online' });
    const all = stageSeconds(asked, COSTS);
    const parts = (name: StageName) => stageOf(name).parts?.(asked) ?? 1;
    const total = Object.values(all).reduce((a, b) => a + b, 0);
    expect(secondsInAll(all, 1, parts)).toBeCloseTo(total, 9);
    const two = secondsInAll(all, 2, parts);
    expect(two).toBeGreaterThanOrEqual(total / 2 - 1e-9);
    expect(two).toBeLessThan(
      total / 2 + all.referenceModels / 8 + all.shadow + all.views + all.encoder + all.head,
    );
  });

  it('is the longest way on many training workers', () => {
    const { shadow, views, encoder, head } = seconds;
    expect(secondsInAll(seconds, 9)).toBeCloseTo(shadow + views + encoder + head, 9);
  });

  it('lies between on two', () => {
    const two = secondsInAll(seconds, 2);
    expect(two).toBeLessThan(sum);
    expect(two).toBeGreaterThanOrEqual(secondsInAll(seconds, 9));
  });
});

describe('rememberedStages', () => {
  const keys = stageKeys(experiment, 'wasm');
  const asked = (known: readonly string[], engines = ['wasm']) =>
    rememberedStages(experiment, engines, async (key) => known.includes(key));

  it('finds what is there under the keys of the engine, however little', async () => {
    expect(await asked([])).not.toContain('target');
    const found = await asked([keys.data, keys.split, keys.target, keys.shadow]);
    for (const name of ['data', 'split', 'target', 'shadow'] as const) expect(found).toContain(name);
    expect(found).not.toContain('views');
    expect(await asked([keys.target], ['webgpu'])).not.toContain('target');
  });

  it('takes what a lost engine has finished, and what follows from it', async () => {
    const found = await asked([keys.data, keys.split, keys.shadow, keys.views], ['cpu', 'wasm']);
    for (const name of ['shadow', 'views'] as const) expect(found).toContain(name);
  });
});

describe('estimateOf', () => {
  const bytes = { engine: 1, tensor: 1, machine: 1 };
  const fit: Fit = { workers: 1, bytes, limits: {}, shortage: null, nearest: [] };
  const seconds = stageSeconds(experiment, COSTS);

  it('counts nothing for what is remembered, and says whether it could know', () => {
    const all = estimateOf(experiment, fit, COSTS, null);
    const left = estimateOf(experiment, fit, COSTS, ['target', 'shadow']);
    expect([all.knowsRemembered, left.knowsRemembered]).toEqual([false, true]);
    expect(all.seconds! - left.seconds!).toBeCloseTo(seconds.target + seconds.shadow, 9);
    expect(left.stages.filter(({ remembered }) => remembered)).toEqual([
      { name: 'target', seconds: 0, remembered: true },
      { name: 'shadow', seconds: 0, remembered: true },
    ]);
  });

  it('tells no time of a run that does not fit', () => {
    const shortage = { what: 'engine', needed: 2, available: 1 } as const;
    const refused = estimateOf(experiment, { ...fit, shortage }, null, []);
    expect([refused.seconds, refused.stages]).toEqual([null, []]);
  });
});
