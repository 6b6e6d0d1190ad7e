import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EndedElsewhere, type StageJob } from '../lab/pipeline/pipeline.ts';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { OtherTabs } from './browser/otherTabs.ts';
import { NotAdmitted } from './pool.ts';
import { SessionMemory } from './sessionMemory.ts';
import { SharedStages } from './sharedStages.ts';
import { FakeLocks, fakeChannels } from './testing/fakeLocks.ts';

const JOB = { key: 'a stage', name: 'target' } as StageJob;
const OUTCOME: StageOutcome = { output: 1, seconds: 2, steps: 3, engine: 'wasm' };

let locks: FakeLocks;
let memory: SessionMemory;
let open: () => Tab;

/** A tab whose training ends when the test says so. */
interface Tab {
  readonly shared: SharedStages;
  trained: number;
  train(signal?: AbortSignal, job?: StageJob): Promise<unknown>;
  /** It gets on with what it trains. */
  step(): void;
  finish(): void;
  close(): void;
  elsewhere: number;
}

beforeEach(() => {
  vi.useFakeTimers();
  locks = new FakeLocks();
  memory = new SessionMemory();
  const channel = fakeChannels();
  open = () => {
    const gone = new AbortController();
    const others = new OtherTabs({
      locks: locks.ofTab(gone.signal),
      channel: channel(),
      look: async () => undefined,
      now: () => performance.now(),
    });
    let update: ((update: StageUpdate) => void) | undefined;
    let finish = (_: unknown) => {};
    const pool = {
      execute: async (
        _job: StageJob,
        told: (update: StageUpdate) => void,
        signal: AbortSignal,
        admit?: () => Promise<boolean>,
      ) => {
        if (admit && !(await admit())) throw new NotAdmitted('no');
        tab.trained++;
        update = told;
        return new Promise((resolve, reject) => {
          finish = resolve;
          signal.addEventListener('abort', () => reject(new StageAborted('aborted')));
        });
      },
    };
    const shared = new SharedStages(pool, memory, others);
    const tab: Tab = {
      shared,
      trained: 0,
      elsewhere: 0,
      train: (signal = new AbortController().signal, job = JOB) =>
        shared.execute(
          job,
          () => {},
          signal,
          () => tab.elsewhere++,
        ),
      step: () => update?.({ kind: 'progress', step: 1, steps: 9 }),
      finish: () => {
        finish(OUTCOME.output);
        void shared.put(JOB.key, OUTCOME, true);
      },
      close: () => gone.abort(),
    };
    return tab;
  };
});
afterEach(() => {
  vi.useRealTimers();
});

const turn = () => vi.advanceTimersByTimeAsync(0);
/** Two tabs of which the second has found the first at the stage. */
async function both() {
  const [first, second] = [open(), open()];
  const training = first.train();
  await turn();
  const waiting = second.train();
  const ended = expect(waiting).rejects.toBeInstanceOf(EndedElsewhere);
  let isOver = false;
  void waiting.catch(() => undefined).finally(() => (isOver = true));
  await turn();
  expect([first.trained, second.trained, second.elsewhere, isOver]).toEqual([1, 0, 1, false]);
  return { first, second, training, ended, over: () => isOver };
}

describe('a stage that another tab trains', () => {
  it('is waited for, and its outcome is there', async () => {
    const { first, second, training, ended, over } = await both();
    for (let second = 0; second < 60; second++) {
      first.step();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(over()).toBe(false);
    first.finish();
    expect(await training).toBe(OUTCOME.output);
    await ended;
    expect(await second.shared.get(JOB.key)).toEqual(OUTCOME);
    expect(second.trained).toBe(0);
  });

  it('is trained here once that tab is closed', async () => {
    const { first, second, ended } = await both();
    first.close();
    await ended;
    expect(await second.shared.get(JOB.key)).toBeUndefined();
    void second.train();
    await turn();
    expect(second.trained).toBe(1);
  });

  it('is trained here once that tab says nothing any more: it is paused, asleep or frozen', async () => {
    const { first, second, ended, over } = await both();
    first.step();
    await vi.advanceTimersByTimeAsync(3999);
    expect(over()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    void second.train();
    await turn();
    expect(second.trained).toBe(1);
  });

  it('that goes on after all is waited for again', async () => {
    const { first, second, ended } = await both();
    await vi.advanceTimersByTimeAsync(4000);
    await ended;
    first.step();
    void second.train().catch(() => undefined);
    await turn();
    expect([second.trained, second.elsewhere]).toEqual([0, 2]);
  });

  it('is given up with its run', async () => {
    const [first, second] = [open(), open()];
    void first.train();
    await turn();
    const stop = new AbortController();
    const waiting = second.train(stop.signal);
    await turn();
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(StageAborted);
    // And holds nothing up that waited behind it.
    first.finish();
    await turn();
    const third = open();
    void third.train();
    await turn();
    expect(third.trained).toBe(1);
  });

  it('and that tab gives up is free again', async () => {
    const [first, second] = [open(), open()];
    const stop = new AbortController();
    const training = first.train(stop.signal);
    await turn();
    stop.abort();
    await expect(training).rejects.toBeInstanceOf(StageAborted);
    void second.train();
    await turn();
    expect([second.trained, second.elsewhere]).toEqual([1, 0]);
  });
});

describe('stages that nobody waits for', () => {
  it('are others, and those that are not stored', async () => {
    const [first, second] = [open(), open()];
    void first.train();
    void second.train(undefined, { ...JOB, key: 'another' });
    await turn();
    expect([first.trained, second.trained]).toEqual([1, 1]);
    const unstored = { key: 'not kept', name: 'data' } as StageJob;
    void first.train(undefined, unstored);
    void second.train(undefined, unstored);
    await turn();
    expect([first.trained, second.trained]).toEqual([2, 2]);
  });

  it('are all where the browser does not answer', async () => {
    locks.answers = false;
    const [first, second] = [open(), open()];
    void first.train();
    void second.train();
    await vi.advanceTimersByTimeAsync(1000);
    expect([first.trained, second.trained]).toEqual([1, 1]);
  });
});
