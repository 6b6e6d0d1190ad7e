import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amongAll, FRAMED, frameAt, framedEpochs, framedExamples, packFrames } from './embeddingFrames.ts';

describe('framedEpochs', () => {
  it('keeps every epoch of a default training, and the state before it', () => {
    expect(framedEpochs(40)).toEqual(Array.from({ length: 41 }, (_, epoch) => epoch));
  });

  it('rises from 0 to the last epoch, at distances that differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (epochs) => {
        const framed = framedEpochs(epochs);
        expect([framed[0], framed.at(-1)]).toEqual([0, epochs]);
        expect(framed).toHaveLength(Math.min(epochs, 40) + 1);
        const gaps = framed.slice(1).map((epoch, i) => epoch - framed[i]!);
        expect(Math.min(...gaps)).toBeGreaterThan(0);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('framedExamples', () => {
  it('is all of the target’s examples, or the first of each kind', () => {
    expect([...framedExamples(3)]).toEqual([0, 1, 2, 3, 4, 5]);
    const many = framedExamples(15_000);
    expect(many).toHaveLength(2 * FRAMED);
    expect([many[0], many[FRAMED - 1], many[FRAMED], many.at(-1)]).toEqual([0, 999, 15_000, 15_999]);
  });
});

const plane = (points: readonly (readonly [number, number])[]) => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});

describe('packFrames', () => {
  it('gives back every point to a step of its frame, which none lies outside of', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const frame = fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 5 }), (given) => {
        const planes = given.map(plane);
        const frames = packFrames(
          planes.map((_, i) => i),
          framedExamples(2),
          planes,
        );
        planes.forEach(({ x, y }, f) => {
          const back = frameAt(frames, f);
          const most = Math.max(...[...x, ...y].map(Math.abs));
          [...x, ...y].forEach((value, i) => {
            expect(Math.abs([...back.x, ...back.y][i]! - value)).toBeLessThanOrEqual(most / 60_000 + 1e-40);
          });
        });
      }),
    );
  });

  it('holds points that do not spread, and those that left the numbers, at numbers', () => {
    const frames = packFrames([0, 1], framedExamples(1), [
      plane([
        [0, 0],
        [0, 0],
      ]),
      plane([
        [Number.NaN, Number.POSITIVE_INFINITY],
        [1, -2],
      ]),
    ]);
    expect([...frameAt(frames, 0).x, ...frameAt(frames, 0).y]).toEqual([0, 0, 0, 0]);
    expect([...frameAt(frames, 1).x, ...frameAt(frames, 1).y].every(Number.isFinite)).toBe(true);
    expect(frameAt(frames, 1).y[1]).toBeCloseTo(-2, 5);
  });

  it('takes no more and no fewer frames than epochs', () => {
    expect(() => packFrames([0, 1], framedExamples(1), [])).toThrow('0 frames of 2 epochs');
  });
});

describe('amongAll', () => {
  it('leaves those that are all, and places the others', () => {
    const { x, y } = amongAll(plane([[1, 2]]), Int32Array.of(0), 1);
    expect([x[0], y[0]]).toEqual([1, 2]);
    const some = amongAll(
      plane([
        [1, 2],
        [3, 4],
      ]),
      Int32Array.of(1, 3),
      4,
    );
    expect([...some.x]).toEqual([Number.NaN, 1, Number.NaN, 3]);
    expect([...some.y]).toEqual([Number.NaN, 2, Number.NaN, 4]);
  });
});
