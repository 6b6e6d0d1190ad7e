/** A realm at the other end of a port. */
import { fromMessage } from '../runtime/errors.ts';
import type { WorkloadRequest } from './catalogue.ts';
import type { OpenWorkload, Realm } from './contender.ts';
import type { Call, CallName, Calls, RealmPort, Reply } from './protocol.ts';

interface Waiting {
  resolve(value: Calls[CallName]['answer']): void;
  reject(error: Error): void;
}

class RemoteRealm implements Realm {
  about = '';
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private nextHandle = 1;
  private gone: Error | undefined;

  constructor(private readonly port: RealmPort) {
    port.onReply((reply) => this.receive(reply));
    port.onError((error) => this.fail(error));
  }

  call<Name extends CallName>(name: Name, asks: Calls[Name]['asks']): Promise<Calls[Name]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone);
      const id = this.nextId++;
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.port.post({ id, call: name, ...asks } as unknown as Call);
    });
  }

  async open(request: WorkloadRequest): Promise<OpenWorkload> {
    const handle = this.nextHandle++;
    await this.call('open', { handle, request });
    return {
      run: (seconds) => this.call('run', { handle, seconds }),
      count: () => this.call('count', { handle }),
      close: async () => {
        await this.call('close', { handle });
      },
    };
  }

  terminate(): void {
    this.fail(new Error('The benchmark has ended.'));
    this.port.terminate();
  }

  private receive(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(fromMessage(reply.error));
    else waiting?.resolve(reply.value);
  }

  private fail(error: Error): void {
    this.gone ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** @throws the error with which the realm refuses to start; it is let go then */
export async function startRealm(port: RealmPort, asks: Calls['start']['asks']): Promise<Realm> {
  const realm = new RemoteRealm(port);
  try {
    realm.about = await realm.call('start', asks);
    return realm;
  } catch (error) {
    realm.terminate();
    throw error;
  }
}
