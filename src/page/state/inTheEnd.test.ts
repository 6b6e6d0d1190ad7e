import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTheEnd } from './inTheEnd.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

/** Fails so many times. */
function server(failures: number) {
  const asked: number[] = [];
  const load = async () => {
    asked.push(Date.now());
    if (asked.length <= failures) throw new Error('not now');
    return asked.length;
  };
  return { asked, load };
}

describe('code that is asked for until it comes', () => {
  it('comes at once where nothing fails, and is asked for no more', async () => {
    const { asked, load } = server(0);
    const come = vi.fn();
    inTheEnd(load, come);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(asked).toHaveLength(1);
    expect(come).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('is asked for again, more and more rarely, and comes in the end', async () => {
    const { asked, load } = server(9);
    const come = vi.fn();
    inTheEnd(load, come);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(come).toHaveBeenCalledExactlyOnceWith(10);
    const pauses = asked.slice(1).map((at, i) => Math.round((at - asked[i]!) / 1000));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it('is not asked for again, and nobody is told, once it is not wanted', async () => {
    const { asked, load } = server(3);
    const come = vi.fn();
    const takeBack = inTheEnd(load, come);
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toHaveLength(2);
    takeBack();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(asked).toHaveLength(2);
    expect(come).not.toHaveBeenCalled();
  });

  it('may come when it is not wanted any longer', async () => {
    let arrive = () => {};
    const come = vi.fn();
    const load = () =>
      new Promise<void>((resolve) => {
        arrive = resolve;
      });
    const takeBack = inTheEnd(load, come);
    await vi.advanceTimersByTimeAsync(1000);
    takeBack();
    arrive();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(come).not.toHaveBeenCalled();
  });
});
