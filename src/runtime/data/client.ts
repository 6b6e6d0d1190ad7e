/** The page's side of the data worker. */
import { OrderClient } from '../orderClient.ts';
import type { WorkerPort } from '../rpc.ts';
import type { DataService, Loaded, LoadOptions, LoadProgress, PickedFile, Recognised } from './protocol.ts';

/** The person has changed their mind; nothing was kept. */
export class LoadCancelled extends Error {
  override readonly name = 'LoadCancelled';
  constructor() {
    super('Loading was cancelled.');
  }
}

const HINT = 'Close other tabs to free memory, or choose fewer or smaller files, and try again.';

export class DataClient {
  private readonly orders: OrderClient<DataService>;

  constructor(start: () => WorkerPort) {
    this.orders = new OrderClient(start, HINT, () => new LoadCancelled());
  }

  /** @throws RemoteError, LoadCancelled */
  inspect(files: readonly PickedFile[]): Promise<Recognised> {
    return this.orders.order('inspect', files);
  }

  /** @throws RemoteError, LoadCancelled */
  load(
    files: readonly PickedFile[],
    options: LoadOptions,
    progress: (progress: LoadProgress) => void,
  ): Promise<Loaded> {
    return this.orders.order('load', { files, options }, progress);
  }

  /** Ends what is being done; a write that has begun leaves nothing behind. */
  cancel(): void {
    this.orders.cancel();
  }
}
