/** A worker for every order, ended with it, so that whatever it took is given back. */
import { RemoteError, toMessage } from './errors.ts';
import { type CallOptions, RpcClient, type Service, type WorkerPort } from './rpc.ts';

export class OrderClient<Methods extends Service<Methods>> {
  private end: ((why: Error) => void) | undefined;

  /**
   * @param hint what the person can do when the worker breaks
   * @param cancelled the error with which a cancelled order ends
   */
  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly hint: string,
    private readonly cancelled: () => Error,
  ) {}

  /** Ends an order that is still going on. @throws RemoteError, or `cancelled` */
  order<Called extends keyof Methods & string>(
    method: Called,
    ask: Methods[Called]['ask'],
    update?: CallOptions<
      Methods[Called] extends { readonly update: infer Update } ? Update : never
    >['update'],
  ): Promise<Methods[Called]['answer']> {
    this.cancel();
    const port = this.spawn();
    const client = new RpcClient<Methods>({
      ...port,
      onError: (listener) =>
        port.onError((error) => {
          const { name, message, hint } = toMessage(error);
          // What did not come is no fault of what was asked.
          const isMissing = name === 'WorkerNotLoaded' || name === 'NoAnswer';
          const told = isMissing ? { name, hint } : { name: 'WorkerFailed', hint: this.hint };
          listener(new RemoteError({ ...told, message }));
        }),
    });
    this.end = (why) => client.terminate(why);
    return client.call(method, ask, update && { update: update as never }).finally(() => client.terminate());
  }

  /** Ends what is being done; a write that has begun leaves nothing behind. */
  cancel(): void {
    this.end?.(this.cancelled());
    this.end = undefined;
  }
}
