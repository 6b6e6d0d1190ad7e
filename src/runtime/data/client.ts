/** The page's side of the data worker: a worker for every order, ended with it. */
import { RemoteError } from '../errors.ts';
import type {
  FromData,
  Loaded,
  LoadOptions,
  LoadProgress,
  PickedFile,
  Recognised,
  ToData,
} from './protocol.ts';

/** The person has changed their mind; nothing was kept. */
export class LoadCancelled extends Error {
  override readonly name = 'LoadCancelled';
  constructor() {
    super('Loading was cancelled.');
  }
}

export class DataClient {
  private end: ((why: Error) => void) | undefined;

  constructor(
    private readonly spawn = () =>
      new Worker(new URL('../browser/data.worker.ts', import.meta.url), { type: 'module' }),
  ) {}

  /** @throws RemoteError, LoadCancelled */
  async inspect(files: readonly PickedFile[]): Promise<Recognised> {
    const answer = await this.order({ kind: 'inspect', files }, 'recognised');
    return answer.recognised;
  }

  /** @throws RemoteError, LoadCancelled */
  async load(
    files: readonly PickedFile[],
    options: LoadOptions,
    progress: (progress: LoadProgress) => void,
  ): Promise<Loaded> {
    const answer = await this.order({ kind: 'load', files, options }, 'loaded', progress);
    return answer.loaded;
  }

  /** Ends what is being done; a write that has begun leaves nothing behind. */
  cancel(): void {
    this.end?.(new LoadCancelled());
  }

  private order<Kind extends FromData['kind']>(
    order: ToData,
    wanted: Kind,
    progress?: (progress: LoadProgress) => void,
  ): Promise<Extract<FromData, { kind: Kind }>> {
    this.cancel();
    const worker = this.spawn();
    return new Promise<Extract<FromData, { kind: Kind }>>((resolve, reject) => {
      this.end = reject;
      worker.onmessage = ({ data }: MessageEvent<FromData>) => {
        if (data.kind === 'progress') progress?.(data);
        else if (data.kind === 'failed') reject(new RemoteError(data.error));
        else if (data.kind === wanted) resolve(data as Extract<FromData, { kind: Kind }>);
      };
      worker.onerror = (event) =>
        reject(
          new RemoteError({
            name: 'WorkerFailed',
            message: event.message || 'The worker that reads files could not go on.',
            hint: 'Close other tabs to free memory, or choose fewer or smaller files, and try again.',
          }),
        );
      worker.postMessage(order);
    }).finally(() => worker.terminate());
  }
}
