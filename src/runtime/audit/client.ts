/** The page's side of the audit worker: a worker for every audit, ended with it. */
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import { RemoteError } from '../errors.ts';
import type { AuditOrder, AuditProgress, FromAudit } from './protocol.ts';

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

export class AuditClient {
  private end: ((why: Error) => void) | undefined;

  constructor(
    private readonly spawn = () =>
      new Worker(new URL('../browser/audit.worker.ts', import.meta.url), { type: 'module' }),
  ) {}

  /** Ends an audit that is still going on. @throws RemoteError, AuditCancelled */
  audit(order: AuditOrder, listener: AuditListener): Promise<Audited> {
    this.cancel();
    const worker = this.spawn();
    return new Promise<Audited>((resolve, reject) => {
      this.end = reject;
      worker.onmessage = ({ data }: MessageEvent<FromAudit>) => {
        switch (data.kind) {
          case 'progress':
            return listener.progress(data);
          case 'read':
            return listener.read(data.read);
          case 'audited':
            return resolve(data.audited);
          case 'failed':
            return reject(new RemoteError(data.error));
        }
      };
      worker.onerror = (event) =>
        reject(
          new RemoteError({
            name: 'WorkerFailed',
            message: event.message || 'The audit’s worker could not go on.',
            hint: 'Close other tabs to free memory, or give fewer rows or shadow models, and try again.',
          }),
        );
      worker.postMessage(order);
    }).finally(() => worker.terminate());
  }

  cancel(): void {
    this.end?.(new AuditCancelled());
  }
}
