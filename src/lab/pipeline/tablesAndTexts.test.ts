import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { ATTACK_NAMES, worksOn } from '../attacks/catalogue.ts';
import type { Dataset } from '../data/dataset.ts';
import { readTable } from '../data/tables/readTable.ts';
import { readTexts } from '../data/texts/readTexts.ts';
import { DataDoesNotSuit } from '../experiment/constraints.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { randomStream } from '../random.ts';
import { type StageOutputs, stageOf } from '../stages/catalogue.ts';
import { quietContext } from '../testing/quietContext.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { Pipeline, type StageJob } from './pipeline.ts';
import { assembleRunResult } from './runResult.ts';
import type { StageOutcome } from './stageOutcome.ts';

const ROWS = 170;
const encoder = new TextEncoder();

/** Two columns tell the class, two tell the row; some cells are missing. */
function tinyTable(): Dataset {
  const random = randomStream(2, 'tiny table');
  const rows = Array.from({ length: ROWS }, () => {
    const grade = random.below(3);
    const town = random.below(4) ? ['Oslo', 'Rome', 'Lima'][grade] : '';
    const hours = (1000 * grade + random.below(1500)) / 10;
    return [hours, town, random.below(10_000), random.float(), `grade ${grade}`].join(';');
  });
  const csv = ['hours;town;number;noise;grade', ...rows].join('\n');
  return readTable('tiny.csv', encoder.encode(csv)).dataset;
}

/** A word that tells the class, among words that tell the text. */
function tinyTexts(): Dataset {
  const random = randomStream(3, 'tiny texts');
  const rows = Array.from({ length: ROWS }, () => {
    const topic = ['sea', 'hill', 'city'][random.below(3)];
    const words = Array.from({ length: 6 }, () => `w${random.below(40)}`);
    return `"${words.join(' ')}, ${topic}",${topic}`;
  });
  return readTexts('tiny.csv', encoder.encode(['text,topic', ...rows].join('\n'))).dataset;
}

/** A pipeline in this thread that reads one dataset, and the stages that it has run. */
function lab(dataset: Dataset) {
  const remembered = new Map<string, StageOutcome>();
  const ran: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const compute = async ({ name, inputs, params, seed }: StageJob) => {
    ran.push(name);
    tf.engine().startScope();
    try {
      const stage = stageOf(name);
      return await stage.run(inputs, params, quietContext(stage.stream, seed), async () => dataset);
    } finally {
      tf.engine().endScope();
    }
  };
  const pipeline = new Pipeline({
    memory: {
      get: async (key) => remembered.get(key),
      put: async (key, outcome) => void remembered.set(key, outcome),
    },
    engines: () => ['wasm'],
    recover: async () => false,
    clock: () => 0,
    execute: (job) => {
      // Tensor scopes nest: one stage at a time, as on a training worker.
      const done = last.then(() => compute(job));
      last = done.catch(() => undefined);
      return done;
    },
  });
  const run = async (experiment: Experiment) => {
    const outcome = await pipeline.start(experiment, { stage: () => {}, update: () => {} });
    const output = <Name extends keyof StageOutputs>(name: Name) =>
      outcome[name].outcome.output as StageOutputs[Name];
    const report = assembleRunResult(experiment, outcome, { backend: 'wasm', adapter: 'SIMD' }, 1);
    return { report, output };
  };
  return { run, ran };
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

describe.each([
  ['a table', 'own-table', tinyTable()],
  ['texts', 'own-texts', tinyTexts()],
])('a whole run on %s', (_, name, dataset) => {
  const attacks = ATTACK_NAMES.filter((attack) => worksOn(attack, dataset.kind));
  const settings = { 'dataset.name': name, 'target.architecture': 'mlp', attacks };
  const overfit = {
    ...settings,
    'dataset.membersPerModel': 42,
    'dataset.labelNoise': 0.5,
    'target.width': 1,
    'target.epochs': 60,
    'target.learningRate': 3e-3,
  };

  it('judges every attack on examples that no two sets share', async () => {
    const experiment = tinyExperiment(settings);
    const { report } = await lab(dataset).run(experiment);
    expect(report.attacks.map((attack) => attack.name)).toEqual(experiment.attacks);
    expect(report.splits.overlaps.every(({ shared }) => shared === 0)).toBe(true);
    for (const { auc, balancedAccuracy } of report.attacks) {
      for (const { low, value, high } of [auc, balancedAccuracy]) {
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
      }
    }
  });

  it('tells members of an overfit model from others, label noise included, and not by the examples alone', async () => {
    const { report, output } = await lab(dataset).run(tinyExperiment(overfit));
    expect(output('split').noisyLabels).toBe(Math.round(0.5 * output('data').count));
    expect(report.target.trainAccuracy).toBeGreaterThan(0.9);
    expect(report.target.testAccuracy).toBeLessThan(0.7);
    const auc = (attack: string) => report.attacks.find((figures) => figures.name === attack)!.auc;
    expect(auc('loss').low).toBeGreaterThan(0.5);
    expect(auc('blind').low).toBeLessThan(0.5);
  });

  it('is the same for the same seed', async () => {
    const [one, other] = [
      await lab(dataset).run(tinyExperiment(settings)),
      await lab(dataset).run(tinyExperiment(settings)),
    ];
    expect(other.report.attacks).toEqual(one.report.attacks);
  });

  it.each(['cnn', 'vgg19', 'resnet18'])(
    'is refused before any stage with the network %s',
    async (network) => {
      const { run, ran } = lab(dataset);
      await expect(run(tinyExperiment({ ...settings, 'target.architecture': network }))).rejects.toThrow(
        DataDoesNotSuit,
      );
      expect(ran).toEqual([]);
    },
  );
});
