import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node.ts';
import { worstError } from '../testing/tensors.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { inputTensor, labelTensor } from './inputs.ts';
import { accuracy } from './queries.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

describe('inputTensor', () => {
  it('holds the chosen pictures in their order, scaled to [0, 1]', () => {
    const dataset = tinyDataset(5);
    const tensor = inputTensor(dataset, Int32Array.of(3, 0), null);
    expect(tensor.shape).toEqual([2, 8, 8, 1]);
    const bytes = [...dataset.values.subarray(3 * 64, 4 * 64), ...dataset.values.subarray(0, 64)];
    expect(
      worstError(
        tensor,
        bytes.map((byte) => byte / 255),
      ),
    ).toBeLessThan(1e-7);
  });
});

describe('labelTensor', () => {
  it('holds whole numbers', () => {
    const labels = labelTensor(Uint8Array.of(2, 0));
    expect([labels.dtype, ...labels.dataSync()]).toEqual(['int32', 2, 0]);
  });
});

describe('accuracy', () => {
  it('is the share of rows whose largest logit is the label', () => {
    expect(accuracy([1, 2, 3, 3, 2, 1, 0, 5, 0, -1, -2, -3], [2, 0, 0, 0], 3)).toBe(0.75);
  });
});
