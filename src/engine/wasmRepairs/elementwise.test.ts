import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../testing/compareOnWasm.ts';

beforeAll(startBoth);

test('Sum agrees with cpu over any axes', async () => {
  for (let seed = 0; seed < 80; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const shape = Array.from({ length: integer(1, 4) }, () => pick(integer(1, 9), 16, 33));
    const leading = shape.slice(0, integer(1, shape.length)).map((_, i) => i);
    const axis = pick(leading, [integer(0, shape.length - 1)]);
    await expectSameAsCpu('Sum', { x: values(shape) }, { axis, keepDims: pick(true, false) }, 1e-4);
  }
});

test('Sum over many rows is pairwise and exact to float32', async () => {
  await tf.setBackend('wasm');
  for (const rows of [50177, 50176, 12345]) {
    const x = tf.fill([rows, 16], 0.1);
    const sums = await tf.sum(x, 0).data();
    for (const sum of sums) expect(Math.abs(sum / (rows * Math.fround(0.1)) - 1)).toBeLessThan(2e-7);
    x.dispose();
  }
});

test('Add agrees with cpu for biases and other broadcasts', async () => {
  for (let seed = 100; seed < 160; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const shape = [integer(1, 5), integer(1, 40), integer(1, 40), pick(1, 3, 16)];
    const tail = shape.slice(integer(0, 3));
    const b = pick(tail, [1, ...tail].slice(-4), [1], shape);
    await expectSameAsCpu('Add', { a: values(shape), b: values(b) });
  }
});

test('Exp agrees with cpu over the whole range', async () => {
  const special = [
    0,
    -0,
    1,
    -1,
    88.7,
    89,
    1000,
    -87.3,
    -100,
    -103,
    -104,
    -1000,
    Infinity,
    -Infinity,
    NaN,
    0.5,
    2,
  ];
  const sweep = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 12);
  for (const values of [special, sweep, [0.3]].map((list) => Float32Array.from(list))) {
    await expectSameAsCpu('Exp', { x: { shape: [values.length], values } }, {}, 3e-7);
  }
});

test('Tile agrees with cpu', async () => {
  for (let seed = 200; seed < 240; seed++) {
    const { integer, values } = testRandom(seed);
    const shape = Array.from({ length: integer(1, 4) }, () => integer(1, 4));
    await expectSameAsCpu('Tile', { x: values(shape) }, { reps: shape.map(() => integer(1, 3)) });
  }
});

test('GatherV2 agrees with cpu and refuses an index out of range', async () => {
  for (let seed = 300; seed < 340; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const shape = Array.from({ length: integer(1, 3) }, () => integer(1, 6));
    const axis = pick(0, shape.length - 1);
    const picks = Array.from({ length: integer(1, 8) }, () => integer(0, shape[axis]! - 1));
    const indices = { shape: [picks.length], values: Int32Array.from(picks) };
    await expectSameAsCpu('GatherV2', { x: values(shape), indices }, { axis, batchDims: 0 }, 0);
  }
  await tf.setBackend('wasm');
  expect(() => tf.gather(tf.tensor1d([1, 2]), tf.tensor1d([2], 'int32'))).toThrow('index 2 is not in [0, 2)');
});

test('UnsortedSegmentSum agrees with cpu', async () => {
  for (let seed = 400; seed < 440; seed++) {
    const { integer, values } = testRandom(seed);
    const rows = integer(1, 12);
    const numSegments = integer(1, 5);
    const ids = Int32Array.from({ length: rows }, () => integer(0, numSegments - 1));
    const segmentIds = { shape: [rows], values: ids };
    const x = values([rows, ...Array.from({ length: integer(0, 2) }, () => integer(1, 4))]);
    await expectSameAsCpu('UnsortedSegmentSum', { x, segmentIds }, { numSegments });
  }
});

test('a gather has a gradient', async () => {
  await tf.setBackend('wasm');
  const indices = tf.tensor1d([2, 0, 2], 'int32');
  const grad = tf.grad((x: tf.Tensor) => tf.sum(tf.gather(x, indices)))(tf.zeros([3, 2]));
  expect([...(await grad.data())]).toEqual([1, 1, 0, 0, 2, 2]);
});

test('Cast and Identity share memory and free it once', async () => {
  const { values } = testRandom(5);
  await expectSameAsCpu('Cast', { x: values([3, 4]) }, { dtype: 'float32' }, 0);
  await expectSameAsCpu('Cast', { x: values([3, 4]) }, { dtype: 'int32' }, 0);
  await expectSameAsCpu('Identity', { x: values([3, 4]) }, {}, 0);
});
