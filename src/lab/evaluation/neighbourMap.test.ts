import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { neighbourMap } from './neighbourMap.ts';
import type { Projection } from './projection.ts';

const EACH = 30;
const WIDTH = 6;

/** Two clouds of points of the same shape, far apart: the even rows and the odd ones. */
function clouds(): Float32Array {
  const random = randomStream(3, 'clouds');
  return Float32Array.from({ length: 2 * EACH * WIDTH }, (_, at) => {
    const odd = Math.floor(at / WIDTH) % 2;
    return random.float() + 10 * odd;
  });
}

const quietly = async () => {};
const map = (seed: number, checkpoint: (share: number) => Promise<void> = quietly) =>
  neighbourMap(clouds(), WIDTH, randomStream(seed, 'map'), checkpoint);

function distance({ x, y }: Projection, a: number, b: number): number {
  return Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
}

const shares: number[] = [];
let placed: Projection;
beforeAll(async () => {
  placed = await map(1, async (share) => {
    shares.push(share);
  });
});

describe('neighbourMap', () => {
  it('keeps two planted clusters apart', () => {
    const points = Array.from({ length: 2 * EACH }, (_, i) => i);
    expect([placed.x.length, placed.y.length]).toEqual([2 * EACH, 2 * EACH]);
    for (const point of points) {
      const others = points.filter((other) => other !== point);
      const ranked = others.sort((a, b) => distance(placed, point, a) - distance(placed, point, b));
      const near = ranked.slice(0, EACH - 1);
      expect(near.filter((other) => other % 2 !== point % 2)).toEqual([]);
    }
    expect(new Set(placed.x).size).toBeGreaterThan(EACH);
  });

  it('is the same for a seed, and another for another', async () => {
    expect(await map(1)).toEqual(placed);
    expect((await map(2)).x).not.toEqual(placed.x);
  });

  it('tells the share done as it goes on', () => {
    expect(shares[0]).toBe(0);
    expect(shares.length).toBeGreaterThan(20);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThan(1);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  it('gives up where the checkpoint throws, and goes no further', async () => {
    let calls = 0;
    const enough = new Error('enough');
    const given = map(1, async (share) => {
      calls++;
      if (share > 0.3) throw enough;
    });
    await expect(given).rejects.toBe(enough);
    expect(calls).toBe(shares.findIndex((share) => share > 0.3) + 1);
  });

  it('draws fewer points than it has neighbours to ask for', async () => {
    const few = await neighbourMap(clouds().subarray(0, 5 * WIDTH), WIDTH, randomStream(1, 'map'), quietly);
    expect([...few.x, ...few.y].every(Number.isFinite)).toBe(true);
    expect(few.x).toHaveLength(5);
  });
});
