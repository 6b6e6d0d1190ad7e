/** The realm's own side: opens workloads and runs them, one call after the other. */
import { toMessage } from '../runtime/errors.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { StepCounts } from './contender.ts';
import { LapRunner, type Workload } from './lap.ts';
import type { Call, Calls, Reply } from './protocol.ts';

/** What a started realm can do. */
export interface Workshop {
  readonly about: string;
  /** @throws an error whose message says why not */
  make(request: WorkloadRequest): Promise<Workload>;
  /** Counts what one step costs; absent where nobody asks. */
  count?(workload: Workload): Promise<StepCounts | null>;
}

export interface RealmHost {
  start(asks: Calls['start']['asks']): Promise<Workshop>;
  post(reply: Reply): void;
  /** Milliseconds. */
  clock(): number;
}

interface Opened {
  readonly workload: Workload;
  readonly runner: LapRunner;
}

export class RealmServer {
  private workshop: Workshop | undefined;
  private readonly opened = new Map<number, Opened>();

  constructor(private readonly host: RealmHost) {}

  async handle(call: Call): Promise<void> {
    try {
      this.host.post({ id: call.id, value: await this.answer(call) });
    } catch (error) {
      this.host.post({ id: call.id, error: toMessage(error) });
    }
  }

  private async answer(call: Call): Promise<Calls[Call['call']]['answer']> {
    switch (call.call) {
      case 'start':
        this.workshop = await this.host.start(call);
        return this.workshop.about;
      case 'open': {
        const workload = await this.started().make(call.request);
        const runner = new LapRunner(workload, () => this.host.clock() / 1000);
        this.opened.set(call.handle, { workload, runner });
        return null;
      }
      case 'run':
        return this.at(call.handle).runner.run(call.seconds);
      case 'count':
        return (await this.started().count?.(this.at(call.handle).workload)) ?? null;
      case 'close':
        await this.at(call.handle).workload.dispose();
        this.opened.delete(call.handle);
        return null;
    }
  }

  private started(): Workshop {
    if (!this.workshop) throw new Error('The realm was not started.');
    return this.workshop;
  }

  private at(handle: number): Opened {
    const opened = this.opened.get(handle);
    if (!opened) throw new Error(`No workload is open at ${handle}.`);
    return opened;
  }
}
