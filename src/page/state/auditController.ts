/** Audits the files of the audit's page. */
import { AuditCancelled, AuditClient } from '../../runtime/audit/client.ts';
import { startAuditWorker } from '../../runtime/browser/pageWorkers.ts';
import { toMessage } from '../../runtime/errors.ts';
import { EXAMPLE_NAME, exampleFileText } from './auditExample.ts';
import { type AuditState, useAudit } from './auditState.ts';

export { EXAMPLE_NAME };

export function createAuditController(
  { getState: state }: { readonly getState: () => AuditState },
  client: Pick<AuditClient, 'audit' | 'cancel'>,
) {
  async function run(): Promise<void> {
    const { files, seed, auditBegins } = state();
    auditBegins();
    // What a newer audit, or none, has taken the place of is not shown.
    const isCurrent = () => state().files === files && state().status === 'running';
    try {
      const audited = await client.audit(
        { files, seed },
        {
          progress: (progress) => isCurrent() && state().setProgress(progress),
          read: (read) => isCurrent() && state().setRead(read),
        },
      );
      if (isCurrent()) state().auditFinished(audited);
    } catch (error) {
      if (!isCurrent() || error instanceof AuditCancelled) return;
      state().auditFailed(toMessage(error));
    }
  }

  /** Takes files and audits them. */
  async function offer(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    state().addFiles(files);
    await run();
  }

  return {
    run,
    offer,
    remove(name: string): void {
      client.cancel();
      state().removeFile(name);
    },
    cancel(): void {
      client.cancel();
      state().auditCancelled();
    },
    /** Audits the made-up model's outputs. */
    tryExample: () =>
      offer([new File([exampleFileText(state().seed)], EXAMPLE_NAME, { type: 'application/json' })]),
  };
}

export const auditController = createAuditController(useAudit, new AuditClient(startAuditWorker));
