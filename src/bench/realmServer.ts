/** The realm's own side: opens workloads and runs them, one call after the other. */
import { type Port, serve } from '../runtime/rpc.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { StepCounts } from './contender.ts';
import { LapRunner, type Workload } from './lap.ts';
import type { RealmService, RealmStart } from './protocol.ts';

/** What a started realm can do. */
export interface Workshop {
  readonly about: string;
  /** @throws an error whose message says why not */
  make(request: WorkloadRequest): Promise<Workload>;
  /** Counts what one step costs; absent where nobody asks. */
  count?(workload: Workload): Promise<StepCounts | null>;
}

export type StartWorkshop = (ask: RealmStart) => Promise<Workshop>;

interface Opened {
  readonly workload: Workload;
  readonly runner: LapRunner;
}

/** Answers over the port. @param clock milliseconds */
export function serveRealm(
  port: Port,
  start: StartWorkshop,
  clock: () => number = () => performance.now(),
): void {
  let workshop: Workshop | undefined;
  const opened = new Map<number, Opened>();
  const started = (): Workshop => {
    if (!workshop) throw new Error('The realm was not started.');
    return workshop;
  };
  const at = (handle: number): Opened => {
    const found = opened.get(handle);
    if (!found) throw new Error(`No workload is open at ${handle}.`);
    return found;
  };
  serve<RealmService>(port, {
    start: async (ask) => {
      workshop = await start(ask);
      return workshop.about;
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
