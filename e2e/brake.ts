import type { Page, Worker } from '@playwright/test';

const isTraining = (worker: Worker) => worker.url().includes('training.worker');

/** Milliseconds of sleep after every ten of work or more: training takes ten times as long, and the processor is free meanwhile. */
const SLEEP_MS = 90;

type Braked = { brakeTimer?: ReturnType<typeof setInterval> };

/** A worker that has ended needs no brake, nor does one whose test is over. */
function unlessEnded(error: unknown): void {
  if (!/closed|destroyed|detached|test ended/i.test(String(error))) throw error;
}

const apply = (worker: Worker) =>
  worker
    .evaluate((ms) => {
      const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      const cell = new Int32Array(buffer);
      (self as Braked).brakeTimer ??= setInterval(() => Atomics.wait(cell, 0, 0, ms), 10);
    }, SLEEP_MS)
    .catch(unlessEnded);

const loosen = (worker: Worker) =>
  worker.evaluate(() => clearInterval((self as Braked).brakeTimer)).catch(unlessEnded);

/**
 * Holds a run in its midst for a test that does something there, on a fast machine as on one that hesitates: the
 * training workers sleep most of the time, and compute the same.
 * @returns lets them run
 */
export async function brake(page: Page): Promise<() => Promise<void>> {
  const onWorker = (worker: Worker) => {
    if (isTraining(worker)) void apply(worker);
  };
  page.on('worker', onWorker);
  await Promise.all(page.workers().filter(isTraining).map(apply));
  return async () => {
    page.off('worker', onWorker);
    await Promise.all(page.workers().filter(isTraining).map(loosen));
  };
}
