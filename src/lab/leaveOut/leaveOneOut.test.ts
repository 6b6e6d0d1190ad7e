import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { ATTACK_NAMES, attackOf } from '../attacks/catalogue.ts';
import { initialEncoder } from '../attacks/clmia/encoder.ts';
import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { Pipeline, type RunOutcome } from '../pipeline/pipeline.ts';
import { outputOf } from '../pipeline/runResult.ts';
import { randomStream } from '../random.ts';
import { StageAborted } from '../stages/stageContext.ts';
import { quietContext } from '../testing/quietContext.ts';
import { stagesHere } from '../testing/stagesHere.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { type CannotLeaveOut, requireLeavable } from './cannotLeaveOut.ts';
import { type LeaveOutAnswer, leaveOneOut } from './leaveOneOut.ts';
import { confidences, memorisationOf } from './memorisation.ts';
import { scoresWithout } from './scoresWithout.ts';
import { trainingsFor } from './trainings.ts';

const SILENT = { stage: () => {}, update: () => {} };
const N = 48;
const EXAMPLE = 7;
const changes = { 'dataset.membersPerModel': N, 'target.epochs': 6, 'target.learningRate': 0.01 };
const experiment = tinyExperiment(changes);
const host = stagesHere(tinyDataset(4 * N), 'wasm');
const pipeline = new Pipeline(host);
let run: RunOutcome;
let answer: LeaveOutAnswer;
const done: number[] = [];

const ask = (seeds: number, about: Experiment = experiment, example = EXAMPLE) =>
  leaveOneOut(pipeline, about, { example, seeds }, 2, SILENT, (share) => done.push(share));

/** What was computed since the last call. */
function computed(): string[] {
  return host.computed.splice(0).toSorted();
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
  run = await pipeline.beside(experiment, SILENT);
  computed();
  answer = await ask(1);
});

describe('leaving one example out', () => {
  it('trains the target once more, and remembers that', async () => {
    expect(computed()).toEqual(['scoresWithout', 'targetWithout']);
    expect(done.at(-1)).toBe(1);
    expect(answer.trainings).toEqual([{ seconds: 0, remembered: false }]);
    const again = await ask(1);
    expect(computed()).toEqual([]);
    expect(again).toEqual({ ...answer, trainings: [{ seconds: 0, remembered: true }] });
  });

  it('is the target itself, to the last bit, where nothing is left out', async () => {
    const { outcome } = await pipeline.ask(
      'targetWithout',
      { leftOut: null, variant: 0 },
      experiment,
      SILENT,
    );
    expect(outcome.output).toEqual(outputOf(run, 'target'));
    expect(computed()).toEqual(['targetWithout']);
  });

  it('tells the confidence of both targets, and one difference without an interval', () => {
    const { leftOut, pairs, memorisation, neighbours, others } = answer;
    const labels = labelsOf(outputOf(run, 'split'), examplesOf(outputOf(run, 'split'), 'target'));
    const { logits } = outputOf(run, 'target');
    expect(leftOut).toMatchObject({ example: EXAMPLE, label: labels[EXAMPLE] });
    expect(leftOut.with.confidence).toBe(confidences(logits, labels, 3)[EXAMPLE]);
    expect(leftOut.with.posteriors[leftOut.label]).toBe(leftOut.with.confidence);
    expect(leftOut.without.confidence).not.toBe(leftOut.with.confidence);
    const moved = neighbours.map((one) => one.with.confidence - one.without.confidence);
    const mean = moved.reduce((sum, one) => sum + one, 0) / 5;
    expect(pairs).toEqual([
      { with: leftOut.with.confidence, without: leftOut.without.confidence, neighbours: mean },
    ]);
    expect(answer.neighbourhood).toEqual({ value: mean, low: null, high: null });
    expect(memorisation).toEqual({ value: pairs[0]!.with - pairs[0]!.without, low: null, high: null });
    expect(neighbours).toHaveLength(5);
    expect(neighbours.every(({ example }) => example < N && example !== EXAMPLE)).toBe(true);
    expect(others.count).toBe(N - 1);
    expect(others.off).toBeGreaterThanOrEqual(Math.abs(others.change));
  });

  it('tells of every chosen attack what it said and says, on the scale of the non-members', () => {
    const { leftOut } = answer;
    for (const world of [leftOut.with, leftOut.without]) {
      expect(world.attacks.map(({ name }) => name)).toEqual([...ATTACK_NAMES]);
      for (const { name, score, above } of world.attacks) {
        expect(Number.isFinite(score), name).toBe(true);
        expect(above! >= 0 && above! <= 1, name).toBe(true);
      }
    }
    const { evaluated, attacks } = outputOf(run, 'scores');
    for (const { name, score } of leftOut.with.attacks) {
      const place = evaluated.indexOf(EXAMPLE);
      if (place >= 0) expect(score).toBe(attacks.find((one) => one.name === name)!.scores[place]);
    }
    const blind = (world: typeof leftOut.with) => world.attacks.find(({ name }) => name === 'blind')!.score;
    expect(blind(leftOut.without)).toBe(blind(leftOut.with));
    const moved = leftOut.with.attacks.filter(({ score }, i) => score !== leftOut.without.attacks[i]!.score);
    expect(moved.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['clmia', 'loss', 'salem', 'lira-online']),
    );
  });

  it('leaves the attack as it is: on the same target’s answers every score and place is the same', async () => {
    const names = [
      ...(['data', 'split', 'target', 'shadow', 'encoder', 'head', 'controls', 'blind'] as const),
      ...(['referenceModels', 'augmentedQueries', 'unlabelledAttacks'] as const),
    ];
    const inputs = Object.fromEntries(
      names.map((name) => [name, outputOf(run, name)]),
    ) as unknown as Parameters<typeof scoresWithout>[1];
    const { target, features, attacks, references, seed } = experiment;
    const same = await scoresWithout(
      EXAMPLE,
      { ...inputs, targetWithout: inputs.target },
      {
        ...{ architecture: target.architecture, width: target.width, features, attacks, references, seed },
        streams: { attacks: 'rivals', generated: 'generated' },
      },
      (width) => initialEncoder(width, randomStream(seed, 'encoder/encoder')),
      quietContext('scoresWithout', seed),
    );
    for (const { with: before, without } of [same.leftOut, ...same.neighbours]) {
      expect(without).toEqual(before);
    }
    expect(same.others).toEqual({ count: N - 1, change: 0, off: 0 });
    const { plane } = inputs.head;
    const reach = Math.max(...plane.x.map(Math.abs));
    for (const { example, with: seen } of [same.leftOut, ...same.neighbours]) {
      expect(Math.abs(seen.x - plane.x[example]!)).toBeLessThan(1e-3 * reach);
      expect(Math.abs(seen.y - plane.y[example]!)).toBeLessThan(1e-3 * reach);
    }
  });

  it('draws other initial weights and batches for each further seed, in both worlds, over the same split', async () => {
    const several = await ask(3);
    expect(computed()).toEqual(['targetWithout', 'targetWithout', 'targetWithout', 'targetWithout']);
    expect(several.trainings).toHaveLength(trainingsFor({ seeds: 3 }));
    expect(several.pairs[0]).toEqual(answer.pairs[0]);
    expect(new Set(several.pairs.flatMap((pair) => [pair.with, pair.without])).size).toBe(6);
    const differences = several.pairs.map((pair) => pair.with - pair.without);
    const mean = differences.reduce((sum, one) => sum + one, 0) / 3;
    const deviation = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2);
    // Student's t at 97.5 % with two degrees of freedom.
    const reach = (4.302652729911275 * deviation) / Math.sqrt(3);
    expect(several.memorisation.value).toBeCloseTo(mean, 12);
    expect(several.memorisation.low).toBeCloseTo(Math.max(-1, mean - reach), 9);
    expect(several.memorisation.high).toBeCloseTo(Math.min(1, mean + reach), 9);
    // Another example shares the trainings with it.
    await ask(2, experiment, EXAMPLE + 1);
    expect(computed()).toEqual(['scoresWithout', 'targetWithout', 'targetWithout']);
  });

  it('asks new attacks without training anew', async () => {
    const fewer = await ask(1, tinyExperiment({ ...changes, attacks: 'clmia,loss' }));
    expect(computed()).not.toContain('targetWithout');
    expect(fewer.leftOut.with.attacks.map(({ name }) => name)).toEqual(['clmia', 'loss']);
    expect(fewer.pairs).toEqual(answer.pairs);
  });

  it('ends within a batch when it is stopped, and goes on from there', async () => {
    const other = EXAMPLE + 2;
    const asking = ask(1, experiment, other);
    await new Promise((resolve) => setImmediate(resolve));
    pipeline.stop();
    await expect(asking).rejects.toThrow(StageAborted);
    expect((await ask(1, experiment, other)).example).toBe(other);
    expect(host.computed.some((name) => name.includes('left tensors'))).toBe(false);
  });
});

describe('what cannot be left out', () => {
  const refusal = (example: number, n = N): [string, string] | null => {
    try {
      requireLeavable(tinyExperiment({ 'dataset.membersPerModel': n }), example);
      return null;
    } catch (error) {
      const { name, message, hint } = error as CannotLeaveOut;
      expect(name).toBe('CannotLeaveOut');
      return [message, hint];
    }
  };
  const allowed = 'Choose one of the target’s members: 0 to 47.';

  it.each([
    [48, 'Example 48 did not train the target: it is one of the target’s non-members.', allowed],
    [96, 'Example 96 did not train the target: it is one of the shadow’s members.', allowed],
    [191, 'Example 191 did not train the target: it is one of the shadow’s non-members.', allowed],
    [192, 'There is no example 192: the four sets hold the examples 0 to 191.', allowed],
    [-1, 'There is no example -1: the four sets hold the examples 0 to 191.', allowed],
    [1.5, 'There is no example 1.5: the four sets hold the examples 0 to 191.', allowed],
  ])('%s', (example, message, hint) => {
    expect(refusal(example)).toEqual([message, hint]);
  });

  it('is any member of a set at its least size', () => {
    expect(refusal(0, 40)).toEqual([
      'The target has 40 members, the fewest that a model may be trained on, and none to spare.',
      'Set dataset.membersPerModel to at least 41.',
    ]);
    expect(refusal(40, 41)).toBeNull();
  });

  it('is told before anything trains', async () => {
    computed();
    await expect(ask(1, experiment, N)).rejects.toThrow('did not train the target');
    expect(computed()).toEqual([]);
  });
});

describe('memorisation over the set', () => {
  it('is the mean confidence of models with an example less that of models without it', () => {
    const split = outputOf(run, 'split');
    const references = outputOf(run, 'referenceModels');
    const { models, examples } = memorisationOf(split, references);
    expect(models).toBe(4);
    expect(examples).toHaveLength(2 * N);
    const dataset = examplesOf(split, 'target');
    for (const { example, label, value, low, high } of examples) {
      expect(label).toBe(split.labels[dataset[example]!]);
      const inside: number[] = [];
      const outside: number[] = [];
      for (const model of references) {
        const row = Array.from(model.logits.subarray(3 * example, 3 * example + 3), (z) => Math.exp(z));
        const p = row[label]! / (row[0]! + row[1]! + row[2]!);
        (model.inside[example] === 1 ? inside : outside).push(p);
      }
      const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
      expect(inside).toHaveLength(2);
      expect(value).toBeCloseTo(mean(inside) - mean(outside), 6);
      expect(low! <= value && value <= high!).toBe(true);
    }
    for (const [i, { value }] of examples.slice(1).entries())
      expect(value).toBeLessThanOrEqual(examples[i]!.value);
    expect(memorisationOf(split, references, 5).examples).toEqual(examples.slice(0, 5));
  });

  it('has an interval by Student’s t over the pairs of models', () => {
    // log of odds that give the probabilities that follow.
    const logit = (p: number) => [Math.log(p / (1 - p)), 0];
    const model = (p: number, inside: number) => ({
      inside: Uint8Array.of(inside, 1 - inside),
      logits: Float32Array.from([...logit(p), ...logit(0.5)]),
    });
    const split = {
      sets: { targetMembers: Int32Array.of(0), targetNonMembers: Int32Array.of(1) },
      labels: Uint8Array.of(0, 0),
    } as unknown as Parameters<typeof memorisationOf>[0];
    const { examples } = memorisationOf(split, [
      ...[model(0.9, 1), model(0.4, 0)],
      ...[model(0.3, 0), model(0.7, 1)],
      ...[model(0.8, 1), model(0.5, 0)],
    ]);
    // Differences .5, .4, .3: mean .4, standard error .1 / sqrt 3, t 4.3027.
    expect(examples[0]!.example).toBe(0);
    expect(examples[0]!.value).toBeCloseTo(0.4, 6);
    expect(examples[0]!.low).toBeCloseTo(0.4 - (4.302652729911275 * 0.1) / Math.sqrt(3), 6);
    expect(examples[0]!.high).toBeCloseTo(0.4 + (4.302652729911275 * 0.1) / Math.sqrt(3), 6);
    const [first] = memorisationOf(split, [model(0.9, 1), model(0.4, 0)]).examples;
    expect(first).toMatchObject({ low: null, high: null });
  });
});

it('every attack has its say in both worlds', () => {
  const families = new Set(answer.leftOut.without.attacks.map(({ name }) => attackOf(name).family));
  expect([...families].toSorted()).toEqual(['head', 'learned', 'query', 'reference', 'score']);
});
