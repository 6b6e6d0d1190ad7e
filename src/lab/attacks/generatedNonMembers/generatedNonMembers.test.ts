import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random.ts';
import { dealtColumns, generatedNonMembers, sobelEdges } from './generatedNonMembers.ts';

describe('sobelEdges', () => {
  it('are nothing on a plain picture', () => {
    expect([...sobelEdges(new Uint8Array(2 * 3 * 4 * 3).fill(77), [3, 4, 3])]).toEqual(Array(72).fill(0));
  });

  it('stand beside a vertical step, cut at 255 and halved', () => {
    const step = [0, 0, 10, 10].flatMap((value) => [value, 3]);
    const picture = Uint8Array.from([step, step, step].flat());
    const edges = [0, 20, 20, 0].flatMap((value) => [value, 0]);
    expect([...sobelEdges(picture, [3, 4, 2])]).toEqual([edges, edges, edges].flat());
    const bright = picture.map((value) => value * 20);
    expect(Math.max(...sobelEdges(bright, [3, 4, 2]))).toBe(Math.round(255 / 2));
  });

  it('are the mean of both gradients around a bright pixel', () => {
    const picture = new Float32Array(25);
    picture[12] = 0.125;
    const [none, ring] = [
      [0, 0, 0, 0, 0],
      [0, 0.125, 0.125, 0.125, 0],
    ];
    const middle = [0, 0.125, 0, 0.125, 0];
    expect([...sobelEdges(picture, [5, 5, 1])]).toEqual([none, ring, middle, ring, none].flat());
  });

  it('do not see the next picture', () => {
    const two = Uint8Array.of(5, 5, 5, 5, 200, 200, 200, 200);
    expect([...sobelEdges(two, [2, 2, 1])]).toEqual(Array(8).fill(0));
  });
});

describe('dealtColumns', () => {
  it('keep every column and break every row', () => {
    const count = 50;
    const values = Float32Array.from({ length: count * 2 }, (_, i) => (i % 2 ? i - 1 : i));
    const made = dealtColumns(values, 2, randomStream(1, 'deal'));
    const column = (all: Float32Array | Uint8Array, c: number) =>
      Array.from(all).filter((_, i) => i % 2 === c);
    for (const c of [0, 1]) expect(column(made, c).sort((a, b) => a - b)).toEqual(column(values, c));
    expect(column(made, 0).filter((value, i) => value === made[2 * i + 1]).length).toBeLessThan(10);
  });
});

it('pictures become edges, other examples new rows', () => {
  const values = Uint8Array.of(0, 9, 0, 9);
  const shape = { height: 1, width: 2, channels: 1, values };
  expect([...generatedNonMembers({ ...shape, kind: 'pictures' }, randomStream(1, 'a'))]).toEqual([
    0, 0, 0, 0,
  ]);
  const table = generatedNonMembers({ ...shape, kind: 'table' }, randomStream(1, 'a'));
  expect([...table]).toEqual([0, 9, 0, 9]);
});
