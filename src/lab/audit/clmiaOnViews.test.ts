import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { randomStream } from '../random.ts';
import type { RawArray } from './arrays.ts';
import { audit } from './audit.ts';
import { auditInput } from './auditInput.ts';

const CLASSES = 3;
const VIEWS = 4;

const array = (values: ArrayLike<number>, shape: readonly number[]): RawArray => ({
  values: Float64Array.from(values),
  shape,
  half: false,
});

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Members' true logit is 2 higher; each view moves every logit a little. */
function planted(count: number, views = VIEWS) {
  const random = randomStream(9, 'views');
  const members = Array.from({ length: count }, () => random.below(2));
  const labels = members.map(() => random.below(CLASSES));
  const logits = members.map((member, i) =>
    Array.from({ length: CLASSES }, (_, c) => 2 * random.float() + (c === labels[i] ? 2 * member : 0)),
  );
  const seen = Array.from({ length: views }, () =>
    logits.flatMap((row) => softmax(row.map((logit) => logit + 0.2 * random.float()))),
  );
  return new Map([
    ['posteriors', array(logits.flatMap(softmax), [count, CLASSES])],
    ['labels', array(labels, [count])],
    ['members', array(members, [count])],
    ['views', array(seen.flat(), [views, count, CLASSES])],
  ]);
}

const QUIET = { update: () => {}, checkpoint: async () => {} };
const run = (arrays: ReturnType<typeof planted>, engine = true) =>
  audit(auditInput(arrays), { seed: 2, engine }, QUIET);
const NAMES = ['clmia', 'random-encoder', 'supervised'];

describe('CLMIA on given views', () => {
  beforeAll(async () => {
    await startEngineInNode({ requested: 'wasm' });
  });

  it('finds a planted signal with its controls, is judged on unlabelled examples, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const { report, evaluated } = await run(planted(600));
    expect(tf.memory().numTensors).toBe(before);
    const trained = report.attacks.filter(({ name }) => NAMES.includes(name));
    expect(trained.map(({ name }) => name)).toEqual(NAMES);
    for (const { labelled, auc, balancedAccuracy, thresholdFrom } of trained) {
      expect(labelled.members).toBe(Math.floor(report.members * 0.1));
      expect(labelled.nonMembers).toBe(Math.floor(report.nonMembers * 0.1));
      expect([auc.low > 0.8, balancedAccuracy!.low > 0.7, thresholdFrom]).toEqual([true, true, 'the head']);
    }
    for (const { ids, scores, decisions } of evaluated.slice(-NAMES.length)) {
      const judgedOn = 600 - trained[0]!.labelled.members - trained[0]!.labelled.nonMembers;
      expect([ids.length, new Set(ids).size, scores.length, decisions!.length]).toEqual(
        Array(4).fill(judgedOn),
      );
    }
    expect(report.missing.map((one) => one.array)).not.toContain('views');
  });

  it('gives the same again', async () => {
    const [one, again] = [await run(planted(60)), await run(planted(60))];
    expect(again.evaluated).toEqual(one.evaluated);
  });

  it.each([
    ['one view makes no pair', planted(60, 1), true, 'at least two views make a pair'],
    ['there are too few examples', planted(12), true, 'at least 10 members and 10 non-members'],
    ['no engine is running', planted(60), false, 'no engine is running'],
  ])('says so where %s, and goes on with the other attacks', async (_, arrays, engine, reason) => {
    const { report } = await run(arrays, engine);
    expect(report.attacks).toHaveLength(5);
    expect(report.refused.map(({ attack }) => attack)).toEqual(NAMES);
    expect(report.refused[0]!.reason).toContain(reason);
  });
});
