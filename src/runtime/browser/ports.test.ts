import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workerPort } from './ports.ts';

class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  readonly posted: unknown[] = [];
  isTerminated = false;

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  begins(): void {
    this.onmessage?.({ data: 'here' });
  }
}

let shown: ((event: { persisted: boolean }) => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (_: string, listener: typeof shown) => {
    shown = listener;
  });
  vi.stubGlobal('removeEventListener', () => {
    shown = undefined;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function opened() {
  const workers: FakeWorker[] = [];
  const port = workerPort(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  }, 'lab.worker.js');
  const errors: Error[] = [];
  const messages: unknown[] = [];
  port.onError((error) => errors.push(error));
  port.onMessage((message) => messages.push(message));
  return { port, workers, errors, messages };
}

describe('a worker’s end of a line', () => {
  it('keeps what is posted until the worker has begun, in its order', () => {
    const { port, workers, messages } = opened();
    port.post(1);
    port.post(2);
    expect(workers[0]!.posted).toEqual([]);
    workers[0]!.begins();
    port.post(3);
    expect(workers[0]!.posted).toEqual([1, 2, 3]);
    workers[0]!.onmessage?.({ data: 'answer' });
    expect(messages).toEqual(['answer']);
  });

  it('begins another on a page that is shown again before the first has begun', () => {
    const { port, workers, errors } = opened();
    port.post('ask');
    shown!({ persisted: false });
    expect(workers).toHaveLength(1);
    shown!({ persisted: true });
    expect(workers).toHaveLength(2);
    // The browser may tell of the dropped one at last.
    workers[0]!.onerror?.({ message: 'cancelled' });
    workers[1]!.begins();
    expect(workers.map(({ posted }) => posted)).toEqual([[], ['ask']]);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    expect(errors).toEqual([]);
  });

  it('takes whichever begins first where one is silent, and then no other', async () => {
    const { port, workers } = opened();
    port.post('ask');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(2);
    workers[0]!.begins();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown).toBeUndefined();
    expect(workers).toHaveLength(2);
    expect(workers.map(({ posted }) => posted)).toEqual([['ask'], []]);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false, true]);
  });

  it('tells of one that the browser refuses to start, and asks for no other', async () => {
    const told = vi.fn();
    const start = vi.fn(() => {
      throw new DOMException('cannot be accessed from origin null', 'SecurityError');
    });
    workerPort(start, 'lab.worker.js').onError(told);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(start).toHaveBeenCalledTimes(1);
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.calls[0]?.[0]).toMatchObject({ name: 'WorkerRefused' });
    expect(told.mock.calls[0]?.[0].message).toContain('origin null');
  });

  it('gives up one that never begins, and begins no further one', async () => {
    const { workers, errors, port } = opened();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(errors.map(({ message }) => message)).toEqual([
      'The server, asked for lab.worker.js, did not answer within 30 s.',
    ]);
    port.terminate();
    const begun = workers.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(begun);
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  });

  it.each([
    [false, 'WorkerNotLoaded', 'lab.worker.js could not be loaded or does not run (why).'],
    [true, 'WorkerFailed', 'lab.worker.js ended unexpectedly (why).'],
  ])('says what broke; begun: %s', async (isHere, name, message) => {
    const { workers, errors } = opened();
    if (isHere) workers[0]!.begins();
    workers[0]!.onerror?.({ message: 'why' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors).toMatchObject([{ name, message }]);
    expect(workers).toHaveLength(1);
  });
});
