/** The bench workers of one benchmark: each started when first needed, kept until the end, asked once if it cannot be had. */
import {
  type BenchHost,
  type BenchWorker,
  type ImplementationKey,
  implementationId,
} from './implementation.ts';

export class BenchWorkers {
  private readonly started = new Map<string, Promise<BenchWorker>>();

  constructor(private readonly host: BenchHost) {}

  /** @throws the host's error, the same at every call */
  get(key: ImplementationKey): Promise<BenchWorker> {
    const id = implementationId(key);
    const known = this.started.get(id);
    if (known) return known;
    const worker = this.host.start(key);
    this.started.set(id, worker);
    return worker;
  }

  async terminate(): Promise<void> {
    for (const worker of await Promise.allSettled(this.started.values())) {
      if (worker.status === 'fulfilled') worker.value.terminate();
    }
  }
}
