import { afterEach, describe, expect, it, vi } from 'vitest';
import { knobAt } from '../../lab/experiment/experiment.ts';
import { checkedValue } from '../../lab/experiment/knobValues.ts';
import { newSeed } from './seed.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function throwing(thrown: number): void {
  vi.stubGlobal('crypto', { getRandomValues: (dice: Uint32Array) => dice.fill(thrown) });
}

describe('newSeed', () => {
  it('is another small allowed seed, even where the dice show the old one', () => {
    for (const thrown of [0, 6, 998, 999, 2 ** 32 - 1]) {
      throwing(thrown);
      for (let seed = 0; seed <= 1000; seed++) {
        const next = newSeed(seed);
        if (next === seed || next < 1 || next > 1000) expect.fail(`${seed} became ${next} by ${thrown}`);
      }
    }
    throwing(6);
    expect([newSeed(7), newSeed(8)]).toEqual([8, 7]);
    expect(checkedValue(knobAt('seed'), 1000)).toBe(1000);
  });

  it('falls differently each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => newSeed(7))).size).toBeGreaterThan(40);
  });
});
