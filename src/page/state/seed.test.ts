import { afterEach, describe, expect, it, vi } from 'vitest';
import { knobAt } from '../../lab/experiment/experiment.ts';
import { checkedValue } from '../../lab/experiment/knobValues.ts';
import { randomStream } from '../../lab/random.ts';
import { newSeed } from './seed.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const CLOCKS = [0, 1, 2, 3];

describe('newSeed', () => {
  it('is another small allowed seed, even where the dice show the old one', () => {
    let repeats = 0;
    for (const clock of CLOCKS) {
      vi.spyOn(performance, 'now').mockReturnValue(clock);
      for (let seed = 0; seed <= 1000; seed++) {
        if (1 + randomStream(seed, `dice/${clock}`).below(999) === seed) repeats++;
        const next = newSeed(seed);
        if (next === seed || next < 1 || next > 1000) expect.fail(`${seed} at ${clock} became ${next}`);
      }
    }
    expect(repeats).toBeGreaterThan(0);
    expect(checkedValue(knobAt('seed'), newSeed(7))).toBeDefined();
  });

  it('falls differently at another moment', () => {
    const clock = vi.spyOn(performance, 'now');
    const fallen = Array.from({ length: 50 }, (_, i) => {
      clock.mockReturnValue(i);
      return newSeed(7);
    });
    expect(new Set(fallen).size).toBeGreaterThan(40);
  });
});
