import { beforeEach, describe, expect, it } from 'vitest';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { WorkersTurn } from './workersTurn.ts';

let turn: WorkersTurn;
let ended: number;

beforeEach(() => {
  ended = 0;
  turn = new WorkersTurn(() => ended++);
});

/** A question that waits until the test lets it go on. */
function question(controller = new AbortController()) {
  let goOn = () => {};
  const waits = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const answered = turn.ask(controller.signal, async (requireAsked) => {
    await waits;
    requireAsked();
    return 'an answer';
  });
  answered.catch(() => undefined);
  return { answered, goOn, controller };
}

it('is of one run until another begins', () => {
  expect([turn.begun, turn.free]).toEqual([false, true]);
  turn.begin(1);
  turn.begin(2);
  turn.end(1);
  expect([turn.runId, turn.free]).toEqual([2, false]);
  turn.end(2);
  // What it was is still told of.
  expect([turn.runId, turn.free]).toEqual([2, true]);
  turn.stop();
  expect([turn.begun, turn.free]).toEqual([false, true]);
});

describe('a question', () => {
  it('is alone with the workers until it is answered', async () => {
    const { answered, goOn } = question();
    expect(() => turn.requireFree()).toThrow(StageAborted);
    goOn();
    await expect(answered).resolves.toBe('an answer');
    expect(turn.free).toBe(true);
    expect(ended).toBe(0);
  });

  it('waits for no run: it is refused beside one', async () => {
    turn.begin(1);
    await expect(question().answered).rejects.toThrow('A run is under way.');
    expect(turn.free).toBe(false);
  });

  it('is ended by a run, whose turn it then is', async () => {
    const { answered, goOn } = question();
    turn.begin(1);
    expect(ended).toBe(1);
    goOn();
    await expect(answered).rejects.toThrow(StageAborted);
    expect(turn.free).toBe(false);
  });

  it('that ends late leaves the turn to the one that is asked meanwhile', async () => {
    const first = question();
    turn.stop();
    const second = question();
    first.goOn();
    await expect(first.answered).rejects.toThrow(StageAborted);
    expect(turn.free).toBe(false);
    second.goOn();
    await expect(second.answered).resolves.toBe('an answer');
    expect(turn.free).toBe(true);
  });

  it('is ended by its signal and by a stop', async () => {
    const first = question();
    first.controller.abort();
    first.goOn();
    await expect(first.answered).rejects.toThrow(StageAborted);
    const second = question();
    turn.stop();
    second.goOn();
    await expect(second.answered).rejects.toThrow(StageAborted);
    expect(turn.free).toBe(true);
    expect(ended).toBe(2);
  });
});
