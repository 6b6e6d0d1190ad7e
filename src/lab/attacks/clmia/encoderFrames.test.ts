import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../../engine/node/startEngineInNode.ts';
import { examplesOf, labelsOf } from '../../data/roleExamples.ts';
import { type Split, splitDataset } from '../../data/split.ts';
import { frameAt, framedExamples } from '../../evaluation/embeddingFrames.ts';
import { alignedTo, type Projection } from '../../evaluation/projection.ts';
import { toTensors } from '../../models/parameters.ts';
import { randomStream } from '../../random.ts';
import { quietContext } from '../../testing/quietContext.ts';
import { tinyDataset } from '../../testing/tinyDataset.ts';
import { embeddingsOf, planeOf } from '../heads/heads.ts';
import { encoderShapes, initialEncoder, trainEncoder } from './encoder.ts';
import { encoderFrames } from './encoderFrames.ts';
import { featureCount, featureRows } from './features.ts';
import type { Views } from './views.ts';

const CLASSES = 3;
const FEATURES = 'log-sorted+label' as const;
const WIDTH = featureCount(FEATURES, CLASSES);
const random = randomStream(4, 'answers');
const answers = (count: number) => Float32Array.from({ length: count * CLASSES }, () => 6 * random.float());

const dataset = tinyDataset();
const split = splitDataset(dataset, { membersPerModel: 30, labelNoise: 0 }, (purpose) =>
  randomStream(1, purpose),
);
const target = { classes: CLASSES, logits: answers(60) };
const views: Views = {
  source: 'dropout',
  count: 2,
  classes: CLASSES,
  rates: [0.1, 0.1],
  logits: answers(2 * 120),
};
const epochs = 5;

/** @param frames whether any are kept @param shown whether somebody looks on */
async function trained({ frames = true, shown = true } = {}) {
  const before = tf.memory().numTensors;
  tf.engine().startScope();
  const context = { ...quietContext('encoder', 7), wantsFrame: () => shown };
  const { watch, kept } = encoderFrames(split, target, { features: FEATURES, epochs }, context);
  const settings = { temperature: 0.1, symmetric: false, learningRate: 0.005, batchSize: 32 };
  const encoder = await trainEncoder(
    {
      ...{ ...settings, views, features: FEATURES, epochs, labels: labelsOf(split, split.pool) },
      ...(frames && { watch }),
    },
    context,
  );
  tf.engine().endScope();
  expect(tf.memory().numTensors).toBe(before);
  const told = context.updates.filter((update) => update.kind === 'frame');
  return { encoder, told, ...(frames && { frames: kept() }) };
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

const distance = (a: Projection, b: Projection) =>
  Math.max(...a.x.map((value, i) => Math.hypot(value - b.x[i]!, a.y[i]! - b.y[i]!)));

describe('frames of the encoder', () => {
  it('change no number of the training, which is the same to the last bit without them', async () => {
    const [withFrames, without] = [await trained(), await trained({ frames: false })];
    expect(withFrames.encoder).toEqual(without.encoder);
    expect(without.told).toEqual([]);
  });

  it('are the same whether somebody looks on or not, before the first epoch and after each', async () => {
    const [seen, unseen] = [await trained(), await trained({ shown: false })];
    expect(seen.frames).toEqual(unseen.frames);
    expect(unseen.told).toEqual([]);
    expect(seen.told.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(seen.frames!.epochs).toEqual([0, 1, 2, 3, 4, 5]);
    expect(seen.frames!.examples).toEqual(framedExamples(30));
  });

  it('end as the run ends, and lie each as near as it can to the one after it', async () => {
    const { encoder, frames } = await trained();
    const rows = featureRows(FEATURES, target.logits, labelsOf(split, examplesOf(split, 'target')), CLASSES);
    const all = frames!.epochs.map((_, at) => frameAt(frames!, at));
    const tensors = toTensors(encoderShapes(WIDTH), encoder.weights);
    const plane = planeOf(await embeddingsOf(rows, WIDTH, tensors));
    tf.dispose(tensors);
    const near = 2 * Math.max(...frames!.step);
    expect(distance(all.at(-1)!, plane)).toBeLessThan(near);
    all.slice(0, -1).forEach((frame, at) => {
      expect(distance(alignedTo(all[at + 1], frame), frame)).toBeLessThan(20 * near);
    });
    expect(distance(all[0]!, all[5]!)).toBeGreaterThan(100 * near);
  });

  it('are turned while they are shown to lie as near as they can to the one before', async () => {
    const { told } = await trained();
    told.slice(1).forEach((frame, at) => {
      expect(distance(alignedTo(told[at], frame), frame)).toBeLessThan(1e-4);
      expect(frame.examples).toBeUndefined();
    });
  });

  it('are of some of many examples, and the last of them as all lie', async () => {
    const count = 1100;
    const all = Int32Array.from({ length: 2 * count }, (_, i) => i);
    const sets = { targetMembers: all.subarray(0, count), targetNonMembers: all.subarray(count) };
    const labels = Uint8Array.from(all, (i) => i % CLASSES);
    const many = { classes: CLASSES, logits: answers(2 * count) };
    const context = quietContext('encoder', 7);
    const { watch, kept } = encoderFrames(
      { sets, labels } as unknown as Split,
      many,
      { features: FEATURES, epochs: 1 },
      context,
    );
    const encoder = toTensors(encoderShapes(WIDTH), initialEncoder(WIDTH, randomStream(7, 'encoder')));
    for (const epoch of [0, 1]) await watch(epoch, encoder);
    const frames = kept();
    expect(frames.examples).toEqual(framedExamples(count));
    const rows = featureRows(FEATURES, many.logits, labels, CLASSES);
    const { x, y } = planeOf(await embeddingsOf(rows, WIDTH, encoder));
    tf.dispose(encoder);
    const those = (values: Float32Array) => Float32Array.from(frames.examples, (place) => values[place]!);
    const plane = { x: those(x), y: those(y) };
    expect(distance(frameAt(frames, 1), plane)).toBeLessThan(2 * frames.step[1]!);
    expect(context.updates.map((update) => update.kind === 'frame' && update.examples)).toEqual([
      frames.examples,
      frames.examples,
    ]);
  });
});
