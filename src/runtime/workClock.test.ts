import { describe, expect, it } from 'vitest';
import { WorkClock } from './workClock.ts';

function clock() {
  let now = 5_000_000;
  const work = new WorkClock(() => now);
  /** Looked at every second, as its owner does. */
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      now += 1000;
      work.seconds();
    }
  };
  const sleep = (seconds: number) => {
    now += 1000 * seconds;
  };
  return { work, pass, sleep };
}

describe('WorkClock', () => {
  it('counts what passes', () => {
    const { work, pass, sleep } = clock();
    pass(100);
    sleep(0.25);
    expect(work.seconds()).toBe(100.25);
  });

  it('counts of a sleep no more than the second before the next look', () => {
    const { work, pass, sleep } = clock();
    pass(10);
    sleep(8 * 3600);
    expect(work.seconds()).toBe(11);
    pass(10);
    expect(work.seconds()).toBe(21);
  });

  it('never runs back', () => {
    const { work, pass, sleep } = clock();
    pass(10);
    sleep(-3600);
    expect(work.seconds()).toBe(10);
    pass(1);
    expect(work.seconds()).toBe(11);
  });

  it('stands still while it is held, asleep or not', () => {
    const { work, pass, sleep } = clock();
    pass(3);
    work.hold(true);
    pass(600);
    sleep(3600);
    work.hold(true);
    work.hold(false);
    expect(work.seconds()).toBe(3);
    pass(2);
    expect(work.seconds()).toBe(5);
  });
});
