/** The page's side of the evidence worker, which is started when it is first asked and again after it has broken. */
import { workerPort } from '../../../runtime/browser/ports.ts';
import { RpcClient, type WorkerPort } from '../../../runtime/rpc.ts';
import type { DerivationName, EvidenceService } from './derivations.ts';

const startWorker = (): WorkerPort =>
  workerPort(
    () => new Worker(new URL('./evidence.worker.ts', import.meta.url), { type: 'module' }),
    'evidence.worker.js',
  );

export class EvidenceClient {
  private client: RpcClient<EvidenceService> | undefined;

  constructor(private readonly start: () => WorkerPort = startWorker) {}

  /** @returns a promise that is rejected with what the derivation throws, or when the worker ends */
  ask<Name extends DerivationName>(
    name: Name,
    ...given: EvidenceService[Name]['ask']
  ): Promise<EvidenceService[Name]['answer']> {
    this.client ??= this.open();
    return this.client.call(name, given);
  }

  /** Starts the worker before it is asked: later its script may not be there. */
  begin(): void {
    this.client ??= this.open();
  }

  private open(): RpcClient<EvidenceService> {
    const port = this.start();
    return new RpcClient({
      ...port,
      onError: (listener) =>
        port.onError((error) => {
          this.client = undefined;
          port.terminate();
          listener(error);
        }),
    });
  }
}

export const evidenceClient = new EvidenceClient();
