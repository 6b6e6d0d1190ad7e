/** The page's side of the audit worker. */
import type { FileHead } from '../../lab/audit/readArrays.ts';
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
  /** A look at the files leaves an audit going on. */
  private readonly looks: OrderClient<AuditService>;

  constructor(start: () => WorkerPort) {
    this.orders = new OrderClient(start, HINT, () => new AuditCancelled());
    this.looks = new OrderClient(start, HINT, () => new AuditCancelled());
  }

  /** Ends another look that is still going on. @throws RemoteError, AuditCancelled */
  head(files: readonly File[]): Promise<FileHead> {
    return this.looks.order('head', files);
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
