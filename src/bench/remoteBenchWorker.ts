/** A bench worker at the other end of a port. */
import { RpcClient, type WorkerPort } from '../runtime/rpc.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { BenchWorker, OpenWorkload } from './implementation.ts';
import type { BenchWorkerService, BenchWorkerStart } from './protocol.ts';

class RemoteBenchWorker implements BenchWorker {
  private nextHandle = 1;

  constructor(
    readonly about: string,
    private readonly client: RpcClient<BenchWorkerService>,
  ) {}

  async open(request: WorkloadRequest): Promise<OpenWorkload> {
    const handle = this.nextHandle++;
    await this.client.call('open', { handle, request });
    return {
      run: (seconds) => this.client.call('run', { handle, seconds }),
      count: () => this.client.call('count', { handle }),
      close: async () => {
        await this.client.call('close', { handle });
      },
    };
  }

  terminate(): void {
    this.client.terminate(new Error('The benchmark has ended.'));
  }
}

/** @throws the error with which the bench worker refuses to start; it is let go then */
export async function startBenchWorker(port: WorkerPort, ask: BenchWorkerStart): Promise<BenchWorker> {
  const client = new RpcClient<BenchWorkerService>(port);
  try {
    return new RemoteBenchWorker(await client.call('start', ask), client);
  } catch (error) {
    client.terminate();
    throw error;
  }
}
