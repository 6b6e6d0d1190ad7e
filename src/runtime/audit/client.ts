/** The page's side of the audit worker. */
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import { OrderClient } from '../orderClient.ts';
import type { WorkerPort } from '../rpc.ts';
import type { AuditOrder, AuditProgress, AuditService } from './protocol.ts';

/** The person has changed their mind. */
export class AuditCancelled extends Error {
  override readonly name = 'AuditCancelled';
  constructor() {
    super('The audit was cancelled.');
  }
}

export interface AuditListener {
  progress(progress: AuditProgress): void;
  read(read: ReadFiles): void;
}

const HINT = 'Close other tabs to free memory, or give fewer rows or shadow models, and try again.';

export class AuditClient {
  private readonly orders: OrderClient<AuditService>;

  constructor(start: () => WorkerPort) {
    this.orders = new OrderClient(start, HINT, () => new AuditCancelled());
  }

  /** Ends an audit that is still going on. @throws RemoteError, AuditCancelled */
  audit(order: AuditOrder, listener: AuditListener): Promise<Audited> {
    return this.orders.order('audit', order, (update) =>
      'read' in update ? listener.read(update.read) : listener.progress(update.progress),
    );
  }

  cancel(): void {
    this.orders.cancel();
  }
}
