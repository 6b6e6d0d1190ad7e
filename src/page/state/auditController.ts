/** Audits the files of the audit's page. */
import { AuditCancelled, AuditClient } from '../../runtime/audit/client.ts';
import { startAuditWorker } from '../../runtime/browser/pageWorkers.ts';
import { toMessage } from '../../runtime/errors.ts';
import { mappingOf } from './auditColumns.ts';
import { EXAMPLE_NAME, exampleFileText } from './auditExample.ts';
import { type AuditState, useAudit } from './auditState.ts';

export { EXAMPLE_NAME };

export function createAuditController(
  { getState: state }: { readonly getState: () => AuditState },
  client: Pick<AuditClient, 'audit' | 'cancel' | 'head'>,
) {
  /** Looks what the files have to choose from, and shows it. */
  async function chooseColumns(): Promise<void> {
    const { files, head, setHead, lookingBegins } = state();
    if (head) return setHead(head);
    lookingBegins();
    const isCurrent = () => state().files === files && state().choosing === 'looking';
    try {
      const found = await client.head(files);
      if (isCurrent()) state().setHead(found);
    } catch (error) {
      if (isCurrent() && !(error instanceof AuditCancelled)) state().lookFailed(toMessage(error));
    }
  }

  async function run(): Promise<void> {
    const { files, seed, head, choices, auditBegins } = state();
    const columns = head && choices ? mappingOf(head, choices) : {};
    auditBegins();
    // What a newer audit, or none, has taken the place of is not shown.
    const isCurrent = () => state().files === files && state().status === 'running';
    try {
      const audited = await client.audit(
        { files, seed, columns },
        {
          progress: (progress) => isCurrent() && state().setProgress(progress),
          read: (read) => isCurrent() && state().setRead(read),
        },
      );
      if (isCurrent()) state().auditFinished(audited);
    } catch (error) {
      if (!isCurrent() || error instanceof AuditCancelled) return;
      const message = toMessage(error);
      state().auditFailed(message);
      // Where the files do not say what is what, the person is asked at once.
      if (message.name === 'ColumnsNeededError') await chooseColumns();
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
    chooseColumns,
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
