import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { ATTACK_NAMES, isLabelled } from '../attacks/catalogue.ts';
import { labelledCount } from '../attacks/heads/labelled.ts';
import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import { SETS, type Split } from '../data/split.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { SCHEMA } from '../experiment/schema.ts';
import type { RunOutcome } from '../pipeline/pipeline.ts';
import { assembleRunResult } from '../pipeline/runResult.ts';
import { paramsOf } from '../pipeline/stageKey.ts';
import { quietContext } from '../testing/quietContext.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { confidenceIn } from '../training/confidence.ts';
import { STAGES, type StageName, type StageOutputs, stageOf } from './catalogue.ts';
import { inputsOf } from './graph.ts';
import { NotFinite } from './stageContext.ts';

const dataset = tinyDataset();

/** One stage as a training worker runs it: its tensors go with its scope. */
async function stage<Name extends StageName>(
  name: Name,
  inputs: Partial<StageOutputs>,
  experiment: Experiment,
  params: object = {},
): Promise<StageOutputs[Name]> {
  const once = async (part?: number) => {
    tf.engine().startScope();
    try {
      const all = { ...paramsOf(name, experiment, part), ...params };
      const { stream } = stageOf(name);
      return await stageOf(name).run(inputs, all, quietContext(stream, experiment.seed), async () => dataset);
    } finally {
      tf.engine().endScope();
    }
  };
  const parts = stageOf(name).parts?.(experiment);
  if (parts === undefined) return (await once()) as StageOutputs[Name];
  const outputs: unknown[] = [];
  for (let part = 0; part < parts; part++) outputs.push(await once(part));
  return outputs as unknown as StageOutputs[Name];
}

/** Every stage on exactly the inputs that it declares. */
async function runAll(
  experiment: Experiment,
  known: Partial<StageOutputs> = {},
  after: (name: StageName) => void = () => {},
): Promise<StageOutputs> {
  const outputs: Record<string, unknown> = { ...known };
  for (const name of STAGES) {
    const given = Object.fromEntries(inputsOf(name).map((input) => [input, outputs[input]]));
    outputs[name] ??= await stage(name, given, experiment);
    after(name);
  }
  return outputs as unknown as StageOutputs;
}

const experiment = tinyExperiment();
let run: StageOutputs;

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
  run = await runAll(experiment);
});

/** The same pool and labels, with other examples called members and non-members, target's and shadow's. */
function otherMembership(split: Split): Split {
  const sets = Object.fromEntries(
    SETS.map((name, i) => [name, split.pool.filter((_, position) => position % SETS.length === i)]),
  ) as unknown as Split['sets'];
  return { ...split, sets };
}

describe('a whole run', () => {
  it('is the same to the last bit for the same seed', async () => {
    expect(await runAll(experiment)).toEqual(run);
  });

  it('differs in every trained part for another seed', async () => {
    const other = await runAll(tinyExperiment({ seed: 8 }));
    expect(other.data).toEqual(run.data);
    expect(other.split.sets).not.toEqual(run.split.sets);
    expect(other.target.weights).not.toEqual(run.target.weights);
    expect(other.encoder.weights).not.toEqual(run.encoder.weights);
    expect(other.report.attacks).not.toEqual(run.report.attacks);
  });

  it('leaves no tensor behind, stage by stage', async () => {
    const before = tf.memory().numTensors;
    const left: number[] = [];
    await runAll(tinyExperiment({ 'contrastive.symmetric': true }), {}, () => {
      left.push(tf.memory().numTensors - before);
    });
    expect(left).toEqual(STAGES.map(() => 0));
  });

  it('judges every attack on the same examples, with figures in their ranges', () => {
    const { attacks } = run.report;
    expect(attacks.map(({ name }) => name)).toEqual([...ATTACK_NAMES]);
    for (const { name, auc, balancedAccuracy, advantage, tprAtFpr, labelled, clmiaMinus } of attacks) {
      for (const { value, low, high } of [auc, balancedAccuracy]) {
        expect(0 <= low && low <= value && value <= high && high <= 1, name).toBe(true);
      }
      expect(advantage).toBeGreaterThanOrEqual(0);
      expect(tprAtFpr.map(({ fpr }) => fpr)).toEqual([0.1, 0.01, 0.001]);
      expect(clmiaMinus === null).toBe(name === 'clmia');
      const learns = isLabelled(name);
      expect(labelled).toEqual(learns ? { members: 8, nonMembers: 8 } : { members: 0, nonMembers: 0 });
    }
    for (const { scores, decisions } of run.scores.attacks) {
      expect([scores.length, decisions.length]).toEqual([64, 64]);
      expect(scores.every(Number.isFinite)).toBe(true);
    }
    expect(run.report.diagnosis.length).toBeGreaterThan(0);
    for (const p of run.head.clmia.probabilities) expect(p > 0 && p < 1).toBe(true);
  });

  it('never judges a labelled example, and judges all others', () => {
    const { known } = run.head.labelled;
    expect([...run.scores.evaluated].filter((i) => known.includes(i))).toEqual([]);
    expect(run.scores.evaluated.length + known.length).toBe(80);
    expect([...run.scores.members]).toEqual(Array.from(run.scores.evaluated, (i) => (i < 40 ? 1 : 0)));
  });

  it('assembles into a report of plain JSON', () => {
    const outcome = Object.fromEntries(
      STAGES.map((name, i) => [
        name,
        {
          key: `${name}-key`,
          outcome: { output: run[name], seconds: i, steps: 2 * i, engine: 'cpu' },
          remembered: i < 2,
        },
      ]),
    ) as unknown as RunOutcome;
    const report = assembleRunResult(experiment, outcome, { backend: 'cpu', adapter: 'JavaScript' }, 9);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.splits.sets.map(({ name, size }) => [name, size])).toEqual(SETS.map((name) => [name, 40]));
    expect(report.splits.overlaps.every(({ shared }) => shared === 0)).toBe(true);
    expect(report.target).toEqual({
      trainAccuracy: run.target.trainAccuracy,
      testAccuracy: run.target.testAccuracy,
    });
    expect(report.attacks).toBe(run.report.attacks);
    expect(report.timing.stages.map(({ name, seconds, remembered }) => [name, seconds, remembered])).toEqual(
      STAGES.map((name, i) => [stageOf(name).recordedAs, i, i < 2]),
    );
    expect(report.link).toContain('dataset.membersPerModel=40');
  });
});

describe('training', () => {
  it('learns the classes of the tiny pictures, and its outputs fit together', async () => {
    const longer = tinyExperiment({ 'target.epochs': 30, 'target.width': 0.25, 'target.learningRate': 0.01 });
    const { data, split } = run;
    const target = await stage('target', { data, split }, longer);
    expect(target.trainAccuracy).toBeGreaterThan(0.95);
    expect(target.history.loss).toHaveLength(30);
    expect(target.history.loss.at(-1)).toBeLessThan(target.history.loss[0]! / 5);
    expect(target.history.accuracy.at(-1)).toEqual({
      epoch: 30,
      members: target.trainAccuracy,
      nonMembers: target.testAccuracy,
    });
    expect(target.logits).toHaveLength(80 * 3);
    const shadow = await stage('shadow', { data, split }, longer);
    expect(shadow.trainAccuracy).toBeGreaterThan(0.9);
    expect(shadow.weights).not.toEqual(target.weights);
  });

  it('lowers the contrastive loss, in both of its forms', async () => {
    for (const symmetric of [false, true]) {
      const longer = tinyExperiment({
        'contrastive.epochs': 6,
        'contrastive.learningRate': 0.005,
        'contrastive.symmetric': symmetric,
      });
      const { loss } = await stage('encoder', run, longer);
      expect(loss.at(-1)).toBeLessThan(loss[0]! - 0.2);
    }
  });

  it('tells of the examples whose accuracy is followed how sure the model is of them', async () => {
    const { accuracy, confidence } = run.target.history;
    expect(confidence.map(({ epoch }) => epoch)).toEqual(accuracy.map(({ epoch }) => epoch));
    for (const { members, nonMembers } of confidence) {
      for (const counts of [members, nonMembers]) expect(counts.reduce((sum, count) => sum + count)).toBe(40);
    }
    const { logits, classes } = run.target;
    const labels = labelsOf(run.split, examplesOf(run.split, 'target'));
    const of = (from: number, to: number) =>
      confidenceIn(logits.subarray(from * classes, to * classes), labels.subarray(from, to), classes);
    const [members, nonMembers] = [of(0, 40), of(40, 80)];
    expect(confidence.at(-1)).toEqual({
      epoch: 3,
      members: members.counts,
      nonMembers: nonMembers.counts,
      means: { members: members.mean, nonMembers: nonMembers.mean },
    });
  });

  it('drops out while the shadow is trained', async () => {
    const { data, split } = run;
    const shadowAs = (rate: number) =>
      stage('shadow', { data, split }, tinyExperiment({ 'shadow.dropoutRate': rate }));
    const [none, some] = [await shadowAs(0), await shadowAs(0.5)];
    expect(none.history.loss[0]).not.toBe(some.history.loss[0]);
  });

  it('starts CLMIA and its controls alike: an encoder that is not trained is the random encoder', async () => {
    const still = tinyExperiment({ 'contrastive.epochs': 1 });
    const encoder = await stage('encoder', run, still, { learningRate: 0 });
    const head = await stage('head', { ...run, encoder }, still);
    expect(head.clmia).toEqual(run.controls.randomEncoder);
    expect(head.fineTuned).toEqual(run.controls.supervised);
    expect(run.head.clmia.probabilities).not.toEqual(run.controls.randomEncoder!.probabilities);
  });

  it('fits only the heads that the attacks need', async () => {
    const few = tinyExperiment({ attacks: 'clmia,loss' });
    const { data, split, target, shadow, views, encoder } = run;
    const { head, controls, blind, report } = await runAll(few, {
      data,
      split,
      target,
      shadow,
      views,
      encoder,
    });
    expect(head.fineTuned).toBeNull();
    expect(controls).toEqual({ randomEncoder: null, supervised: null });
    expect(blind).toBeNull();
    expect(report.attacks.map(({ name }) => name)).toEqual(['clmia', 'loss']);
    expect(head.clmia).toEqual(run.head.clmia);
  });

  it('takes labels from the shadow when asked to, and then judges every target example', async () => {
    const fromShadow = tinyExperiment({ 'head.labelSource': 'shadow', 'head.labelFraction.members': 0.5 });
    const head = await stage('head', run, fromShadow);
    expect(head.labelled).toMatchObject({ source: 'shadow', members: labelledCount(40, 0.5), nonMembers: 8 });
    const { evaluated } = await stage('scores', { ...run, head }, fromShadow);
    expect(evaluated).toHaveLength(80);
  });
});

describe('augmentation', () => {
  it('changes what target and shadow learn, each by its own draws', async () => {
    const { data, split } = run;
    const augmented = tinyExperiment({ 'target.augment': true });
    for (const role of ['target', 'shadow'] as const) {
      const before = tf.memory().numTensors;
      const trained = await stage(role, { data, split }, augmented);
      expect(trained.history.loss).not.toEqual(run[role].history.loss);
      expect(await stage(role, { data, split }, augmented)).toEqual(trained);
      expect(tf.memory().numTensors).toBe(before);
    }
  });

  it('makes views that are never called identical', async () => {
    const codes = async (changes: object) => {
      const { report } = await runAll(tinyExperiment({ 'shadow.dropoutRate': 0, ...changes }));
      return report.diagnosis.map(({ code }) => code);
    };
    expect(await codes({})).toContain('views-identical');
    expect(await codes({ 'views.source': 'augmentation' })).not.toContain('views-identical');
    expect(await codes({ 'views.source': 'both' })).not.toContain('views-identical');
  });
});

describe('membership', () => {
  it('is not read by the views nor by the encoder: calling others members changes nothing', async () => {
    const split = otherMembership(run.split);
    for (const name of SETS) expect(split.sets[name]).not.toEqual(run.split.sets[name]);
    expect([...SETS.flatMap((name) => [...split.sets[name]])].sort((a, b) => a - b)).toEqual([
      ...run.split.pool,
    ]);
    const views = await stage('views', { data: run.data, split, shadow: run.shadow }, experiment);
    expect(views).toEqual(run.views);
    const target = { ...run.target, logits: run.target.logits.toReversed() };
    const { frames, ...encoder } = await stage('encoder', { split, views, target }, experiment);
    const { frames: framesOfOthers, ...trained } = run.encoder;
    expect(encoder).toEqual(trained);
    // They show the target's examples, which are others now.
    expect(frames).not.toEqual(framesOfOthers);
    const head = await stage('head', { ...run, split }, experiment);
    expect(head.clmia).not.toEqual(run.head.clmia);
  });

  it('is read by no kind of view', async () => {
    const { data, shadow } = run;
    const [pool, labels] = [run.split.pool, run.split.labels];
    const made: string[] = [];
    for (const source of SCHEMA.views.source.options) {
      const asked = tinyExperiment({ 'views.source': source });
      const views = await stage('views', { data, split: { pool, labels } as Split, shadow }, asked);
      expect(await stage('views', { data, split: otherMembership(run.split), shadow }, asked)).toEqual(views);
      made.push(views.logits.join());
    }
    expect(new Set(made).size).toBe(SCHEMA.views.source.options.length);
  });

  it('cannot be read by the views: their split holds no sets', async () => {
    const { pool, labels } = run.split;
    const split = { pool, labels } as Split;
    expect(await stage('views', { data: run.data, split, shadow: run.shadow }, experiment)).toEqual(
      run.views,
    );
  });
});

describe('a loss that is no number', () => {
  it('stops the training of a classifier and names the step', async () => {
    const failing = stage('target', run, experiment, { learningRate: 1e30 });
    await expect(failing).rejects.toThrow(NotFinite);
    await expect(failing).rejects.toThrow(/^The training loss is not a finite number at step [2-6] of 6\.$/);
    await expect(failing).rejects.toHaveProperty('hint', expect.not.stringContaining('temperature'));
  });

  it('stops the contrast and names the step', async () => {
    const views = { ...run.views, logits: run.views.logits.map(() => Number.NaN) };
    const failing = stage('encoder', { ...run, views }, experiment);
    await expect(failing).rejects.toThrow('The contrastive loss is not a finite number at step 1 of 10.');
    await expect(failing).rejects.toHaveProperty('hint', expect.stringContaining('temperature'));
  });

  it('stops a head and names it', async () => {
    const failing = stage('head', run, experiment, { learningRate: 1e38 });
    await expect(failing).rejects.toThrow(/^The clmia loss is not a finite number at step \d+ of 12\.$/);
    await expect(failing).rejects.toHaveProperty('hint', expect.stringContaining('learning rate'));
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await expect(stage('target', run, experiment, { learningRate: 1e30 })).rejects.toThrow(NotFinite);
    expect(tf.memory().numTensors).toBe(before);
  });
});
