/** The state of the audit's page. */
import { create } from 'zustand';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import { AuditCancelled, AuditClient } from '../../runtime/audit/client.ts';
import type { AuditProgress } from '../../runtime/audit/protocol.ts';
import { startAuditWorker } from '../../runtime/browser/pageWorkers.ts';
import { toMessage } from '../../runtime/errors.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import { EXAMPLE_NAME, exampleFileText } from './auditExample.ts';

export type { Audited, AuditProgress, ReadFiles };
export { EXAMPLE_NAME };

export type AuditStatus = 'empty' | 'running' | 'finished' | 'cancelled' | 'failed';

export interface AuditState {
  /** What is audited; it outlives an error. */
  readonly files: readonly File[];
  readonly status: AuditStatus;
  readonly progress: AuditProgress | null;
  /** What the files turned out to hold. */
  readonly read: ReadFiles | null;
  readonly audited: Audited | null;
  readonly error: ErrorMessage | null;
  readonly seed: number;
  /** Takes files and audits them: arrays (.npy) join those that are there, any other file takes their place. */
  offer(files: readonly File[]): Promise<void>;
  remove(name: string): void;
  run(): Promise<void>;
  cancel(): void;
  /** The made-up model's outputs. */
  tryExample(): Promise<void>;
}

const isArray = ({ name }: File) => name.toLowerCase().endsWith('.npy');

/** The list after these files have come: a whole file is an audit of its own. */
function joined(there: readonly File[], come: readonly File[]): File[] {
  if (!come.every(isArray)) return [...come];
  const names = new Set(come.map(({ name }) => name));
  return [...there.filter((file) => isArray(file) && !names.has(file.name)), ...come];
}

const NOTHING = { progress: null, read: null, audited: null, error: null } as const;

export function createAudit(client: Pick<AuditClient, 'audit' | 'cancel'>) {
  return create<AuditState>()((set, get) => ({
    files: [],
    status: 'empty',
    ...NOTHING,
    seed: DEFAULT_EXPERIMENT.seed,
    async offer(files) {
      if (files.length === 0) return;
      set({ files: joined(get().files, files) });
      await get().run();
    },
    remove(name) {
      client.cancel();
      const files = get().files.filter((file) => file.name !== name);
      set({ files, status: files.length === 0 ? 'empty' : 'cancelled', ...NOTHING });
    },
    async run() {
      const { files, seed } = get();
      set({ status: 'running', ...NOTHING });
      // What a newer audit, or none, has taken the place of says nothing.
      const isCurrent = () => get().files === files && get().status === 'running';
      try {
        const audited = await client.audit(
          { files, seed },
          {
            progress: (progress) => isCurrent() && set({ progress }),
            read: (read) => isCurrent() && set({ read }),
          },
        );
        if (isCurrent()) set({ status: 'finished', audited, progress: null });
      } catch (error) {
        if (!isCurrent() || error instanceof AuditCancelled) return;
        set({ status: 'failed', error: toMessage(error), progress: null });
      }
    },
    cancel() {
      client.cancel();
      set({ status: 'cancelled', progress: null });
    },
    async tryExample() {
      const { seed } = get();
      await get().offer([new File([exampleFileText(seed)], EXAMPLE_NAME, { type: 'application/json' })]);
    },
  }));
}

export const useAudit = createAudit(new AuditClient(startAuditWorker));
