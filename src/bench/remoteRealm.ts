/** A realm at the other end of a port. */
import { RpcClient, type WorkerPort } from '../runtime/rpc.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { OpenWorkload, Realm } from './contender.ts';
import type { RealmService, RealmStart } from './protocol.ts';

class RemoteRealm implements Realm {
  private nextHandle = 1;

  constructor(
    readonly about: string,
    private readonly client: RpcClient<RealmService>,
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

/** @throws the error with which the realm refuses to start; it is let go then */
export async function startRealm(port: WorkerPort, ask: RealmStart): Promise<Realm> {
  const client = new RpcClient<RealmService>(port);
  try {
    return new RemoteRealm(await client.call('start', ask), client);
  } catch (error) {
    client.terminate();
    throw error;
  }
}
