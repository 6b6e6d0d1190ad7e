/** The bench workers of one benchmark: each started when first needed, kept until the end, asked once if it cannot be had. */
import type { BenchEngine } from './catalogue.ts';
import {
  type BenchHost,
  type BenchWorker,
  type ImplementationKey,
  implementationId,
} from './implementation.ts';

export class BenchWorkers {
  private readonly started = new Map<string, Promise<BenchWorker>>();
  private readonly about = new Map<string, string>();

  constructor(private readonly host: BenchHost) {}

  /** @throws the host's error, the same at every call */
  get(key: ImplementationKey): Promise<BenchWorker> {
    const id = implementationId(key);
    const known = this.started.get(id);
    if (known) return known;
    const worker = this.host.start(key);
    this.started.set(id, worker);
    void worker.then(
      ({ about }) => this.about.set(id, about),
      // Whoever asked for it is told.
      () => undefined,
    );
    return worker;
  }

  /** Who computes beside our code on these engines: `torch: PyTorch 1.13.1, BLAS open, 1 thread`. */
  others(engines: readonly BenchEngine[]): string[] {
    const ours = engines.map((engine) => implementationId({ kind: 'ours', engine }));
    return [...this.about].filter(([id]) => !ours.includes(id)).map(([id, about]) => `${id}: ${about}`);
  }

  async terminate(): Promise<void> {
    for (const worker of await Promise.allSettled(this.started.values())) {
      if (worker.status === 'fulfilled') worker.value.terminate();
    }
  }
}
