import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import type { Dataset } from '../data/dataset.ts';
import { worstError } from '../testing/tensors.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { fitScaling, inputTensor, labelTensor, scaledPictures } from './inputs.ts';
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

const coloured: Dataset = {
  ...tinyDataset(4),
  height: 1,
  width: 2,
  channels: 3,
  values: Uint8Array.of(1, 2, 3, 5, 2, 9, 0, 2, 255, 200, 2, 7, 9, 9, 9, 8, 8, 8, 50, 60, 70, 0, 0, 0),
};
const table: Dataset = {
  ...tinyDataset(3),
  kind: 'table',
  height: 1,
  width: 2,
  values: Float32Array.of(1, 10, 3, 10, 100, -5),
};

describe('fitScaling', () => {
  it('standardises the channels of coloured pictures by the given ones alone', () => {
    const scaling = fitScaling(coloured, [0, 1]);
    const values = [...inputTensor(coloured, [0, 1], scaling).dataSync()];
    for (const channel of [0, 2]) {
      const own = values.filter((_, i) => i % 3 === channel);
      const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
      expect(mean).toBeCloseTo(0, 5);
      expect(own.reduce((sum, x) => sum + x * x, 0) / own.length).toBeCloseTo(1, 5);
    }
    expect(values.filter((_, i) => i % 3 === 1)).toEqual([0, 0, 0, 0]);
  });

  it('standardises the columns of a table by the given rows alone', () => {
    const scaling = fitScaling(table, [0, 1]);
    expect([...inputTensor(table, [0, 1, 2], scaling).dataSync()]).toEqual([-1, 0, 1, 0, 98, -15]);
  });

  it('leaves grey pictures and counted words as they are', () => {
    expect(fitScaling(tinyDataset(4), [0, 1])).toBeNull();
    expect(fitScaling({ ...table, kind: 'texts' }, [0, 1])).toBeNull();
  });
});

describe('scaledPictures', () => {
  it('scales pictures in [0, 1] as inputTensor scales their bytes', () => {
    const scaling = fitScaling(coloured, [0, 1, 2]);
    const direct = inputTensor(coloured, [3, 1], scaling);
    const later = scaledPictures(inputTensor(coloured, [3, 1], null), scaling);
    expect(worstError(later, [...direct.dataSync()])).toBeLessThan(1e-5);
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
