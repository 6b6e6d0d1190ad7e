import { describe, expect, it } from 'vitest';
import { NoAnswer, type Timer, withTimeLimit } from './withTimeLimit.ts';

/** A clock that stands until it is moved; a jump lets whatever is due fire once, as a machine does that wakes. */
class Clock {
  private now = 0;
  readonly waiting = new Set<{ at: number; call: () => void }>();

  readonly timer: Timer = (after, call) => {
    const one = { at: this.now + after, call };
    this.waiting.add(one);
    return () => void this.waiting.delete(one);
  };

  jump(ms: number): void {
    this.now += ms;
    for (const one of [...this.waiting].filter(({ at }) => at <= this.now)) {
      this.waiting.delete(one);
      one.call();
    }
  }

  pass(ms: number): void {
    for (let i = 0; i < ms; i++) this.jump(1);
  }
}

const NEVER = new Promise<never>(() => {});

const settled = async (promise: Promise<unknown>) => {
  const open = Symbol('open');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(open)])) !== open;
};

describe('withTimeLimit', () => {
  it('hands on what comes in time, and waits no longer', async () => {
    const clock = new Clock();
    expect(await withTimeLimit(Promise.resolve(3), 1000, 'It', '', clock.timer)).toBe(3);
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.waiting.size).toBe(0);
  });

  it('hands on the error that comes in time', async () => {
    const clock = new Clock();
    const failed = withTimeLimit(Promise.reject(new RangeError('no')), 1000, 'It', '', clock.timer);
    await expect(failed).rejects.toThrow(RangeError);
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.waiting.size).toBe(0);
  });

  it('says what did not answer, in which time, and what can be done', async () => {
    const clock = new Clock();
    const late = withTimeLimit(NEVER, 8000, 'The file run.json', 'Try again.', clock.timer);
    const seen = late.catch((error: unknown) => error);
    clock.pass(7999);
    expect(await settled(seen)).toBe(false);
    clock.pass(1);
    expect(await seen).toMatchObject({
      name: 'NoAnswer',
      message: 'The file run.json did not answer within 8 s.',
      hint: 'Try again.',
    });
    expect(await seen).toBeInstanceOf(NoAnswer);
    expect(clock.waiting.size).toBe(0);
  });

  it('does not count a sleep: what answers upon waking is in time', async () => {
    const clock = new Clock();
    let answer = (_: string) => {};
    const slept = withTimeLimit(
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
      8000,
      'It',
      '',
      clock.timer,
    );
    clock.jump(3_600_000);
    answer('awake');
    expect(await slept).toBe('awake');
  });
});
