/**
 * Requests from one thread to another: a method, what is asked, and one answer or error, with updates on the way. The same
 * over a browser's workers and Node's threads; a host wraps its worker as a `Port`.
 */
import { fromMessage, toMessage } from './errors.ts';
import type { ErrorMessage } from './protocol.ts';

/** One end of a line between two threads. */
export interface Port {
  post(message: unknown, transfer?: Transferable[]): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The end of the thread that started the other. */
export interface WorkerPort extends Port {
  /** The other thread broke, or could not be started. */
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}

export interface Method {
  readonly ask: unknown;
  readonly answer: unknown;
  /** What may be told before the answer. */
  readonly update?: unknown;
}

/** What can be asked of a thread, method by method. */
export type Service<Methods> = { readonly [Name in keyof Methods]: Method };

type Name<Methods> = keyof Methods & string;
type UpdateOf<One> = One extends { readonly update: infer Update } ? Update : never;

interface Request {
  /** Absent where no answer is wanted. */
  readonly id?: number;
  readonly method: string;
  readonly ask: unknown;
}

interface Cancel {
  readonly cancel: number;
}

type Reply = { readonly id: number } & (
  | { readonly update: unknown }
  | { readonly answer: unknown }
  | { readonly error: ErrorMessage }
);

interface Waiting {
  update(update: unknown): void;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export interface CallOptions<Update> {
  readonly update?: (update: Update) => void;
  /** Asks the other thread to end the call; its answer is then the error with which it ended. */
  readonly signal?: AbortSignal;
}

/** Asks; many calls may wait at the same time. */
export class RpcClient<Methods extends Service<Methods>> {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private gone: Error | undefined;

  constructor(private readonly port: WorkerPort) {
    port.onMessage((message) => this.receive(message as Reply));
    port.onError((error) => this.fail(error));
  }

  /** @throws the error that the other thread answers with, or with which it broke */
  call<Called extends Name<Methods>>(
    method: Called,
    ask: Methods[Called]['ask'],
    { update = () => {}, signal }: CallOptions<UpdateOf<Methods[Called]>> = {},
  ): Promise<Methods[Called]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone);
      const id = this.nextId++;
      this.waiting.set(id, { update: update as Waiting['update'], resolve, reject });
      this.port.post({ id, method, ask } satisfies Request);
      signal?.addEventListener('abort', () => {
        if (this.waiting.has(id)) this.port.post({ cancel: id } satisfies Cancel);
      });
    });
  }

  /** Asks for what has no answer. */
  tell<Called extends Name<Methods>>(method: Called, ask: Methods[Called]['ask']): void {
    if (!this.gone) this.port.post({ method, ask } satisfies Request);
  }

  /** Ends the other thread; what waits fails. */
  terminate(why = new Error('The thread was ended.')): void {
    this.fail(why);
    this.port.terminate();
  }

  private receive(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if ('update' in reply) {
      waiting?.update(reply.update);
      return;
    }
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(fromMessage(reply.error));
    else waiting?.resolve(reply.answer);
  }

  private fail(error: Error): void {
    this.gone ??= error;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** What a method is given beside what was asked. */
export interface CallContext<Update> {
  update(update: Update, transfer?: Transferable[]): void;
  readonly signal: AbortSignal;
}

export type Handlers<Methods extends Service<Methods>> = {
  readonly [Called in keyof Methods]: (
    ask: Methods[Called]['ask'],
    context: CallContext<UpdateOf<Methods[Called]>>,
  ) => Methods[Called]['answer'] | Promise<Methods[Called]['answer']>;
};

/** Answers what is asked over the port, for as long as the thread lives. */
export function serve<Methods extends Service<Methods>>(port: Port, handlers: Handlers<Methods>): void {
  const running = new Map<number, AbortController>();
  const answer = async ({ id, method, ask }: Request) => {
    const controller = new AbortController();
    if (id !== undefined) running.set(id, controller);
    const reply = (message: Reply, transfer?: Transferable[]) => {
      if (id !== undefined) port.post(message, transfer);
    };
    const handler = handlers[method as Name<Methods>] as unknown as (
      ask: unknown,
      context: CallContext<unknown>,
    ) => unknown;
    const context: CallContext<unknown> = {
      update: (update, transfer) => reply({ id: id!, update }, transfer),
      signal: controller.signal,
    };
    try {
      reply({ id: id!, answer: await handler(ask, context) });
    } catch (error) {
      reply({ id: id!, error: toMessage(error) });
    } finally {
      if (id !== undefined) running.delete(id);
    }
  };
  port.onMessage((message) => {
    if ('cancel' in (message as Cancel)) running.get((message as Cancel).cancel)?.abort();
    else void answer(message as Request);
  });
}
