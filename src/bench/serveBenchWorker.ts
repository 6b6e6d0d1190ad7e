/** The bench worker's own side: opens workloads and runs them, one call after the other. */
import { type Port, serve } from '../runtime/rpc.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { StepCounts } from './implementation.ts';
import { LapRunner, type Workload } from './lap.ts';
import type { BenchWorkerService, BenchWorkerStart } from './protocol.ts';

/** What a started bench worker can do. */
export interface StartedImplementation {
  readonly about: string;
  /** @throws an error whose message says why not */
  make(request: WorkloadRequest): Promise<Workload>;
  /** Counts what one step costs; absent where nobody asks. */
  count?(workload: Workload): Promise<StepCounts | null>;
}

export type StartImplementation = (ask: BenchWorkerStart) => Promise<StartedImplementation>;

interface Opened {
  readonly workload: Workload;
  readonly runner: LapRunner;
}

/** Answers over the port. @param clock milliseconds */
export function serveBenchWorker(
  port: Port,
  start: StartImplementation,
  clock: () => number = () => performance.now(),
): void {
  let implementation: StartedImplementation | undefined;
  const opened = new Map<number, Opened>();
  const started = (): StartedImplementation => {
    if (!implementation) throw new Error('The bench worker was not started.');
    return implementation;
  };
  const at = (handle: number): Opened => {
    const found = opened.get(handle);
    if (!found) throw new Error(`No workload is open at ${handle}.`);
    return found;
  };
  serve<BenchWorkerService>(port, {
    start: async (ask) => {
      implementation = await start(ask);
      return implementation.about;
    },
    open: async ({ handle, request }) => {
      const workload = await started().make(request);
      opened.set(handle, { workload, runner: new LapRunner(workload, () => clock() / 1000) });
      return null;
    },
    run: ({ handle, seconds }) => at(handle).runner.run(seconds),
    count: async ({ handle }) => (await started().count?.(at(handle).workload)) ?? null,
    close: async ({ handle }) => {
      await at(handle).workload.dispose();
      opened.delete(handle);
      return null;
    },
  });
}
