import { describe, expect, it } from 'vitest';
import { GateKeeper } from './gateKeeper.ts';

const never = () => false;

async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  for (let i = 0; i < 10; i++) await Promise.resolve();
  return done;
}

describe('GateKeeper', () => {
  it('lets every batch pass while open', async () => {
    const gate = new GateKeeper();
    expect(await settled(gate.pass(never))).toBe(true);
    expect(await settled(gate.pass(never))).toBe(true);
  });

  it('holds a batch while closed and lets it go when opened', async () => {
    const gate = new GateKeeper();
    gate.set('closed');
    const passing = gate.pass(never);
    expect(await settled(passing)).toBe(false);
    gate.set('open');
    expect(await settled(passing)).toBe(true);
  });

  it('lets exactly one epoch through for each that is asked for', async () => {
    const gate = new GateKeeper();
    gate.set('closed');
    for (let i = 0; i < 3; i++) {
      const passing = gate.pass(never);
      expect(await settled(passing)).toBe(false);
      gate.set('step');
      expect(await settled(passing)).toBe(true);
      gate.stepped();
    }
    expect(await settled(gate.pass(never))).toBe(false);
  });

  it('lets batches pass until an epoch has come to its end', async () => {
    const gate = new GateKeeper();
    gate.set('step');
    expect(await settled(gate.pass(never))).toBe(true);
    expect(await settled(gate.pass(never))).toBe(true);
    gate.stepped();
    expect(await settled(gate.pass(never))).toBe(false);
  });

  it('stays open over steps while nobody asked for one', async () => {
    const gate = new GateKeeper();
    gate.stepped();
    expect(gate.isClosed).toBe(false);
    expect(await settled(gate.pass(never))).toBe(true);
  });

  it('lets go of what is given up while paused, and of nothing else', async () => {
    const gate = new GateKeeper();
    gate.set('closed');
    let givenUp = false;
    const [aborted, other] = [gate.pass(() => givenUp), gate.pass(never)];
    givenUp = true;
    gate.wake();
    expect(await settled(aborted)).toBe(true);
    expect(await settled(other)).toBe(false);
    gate.set('open');
    expect(await settled(other)).toBe(true);
  });
});
