/** The state of the audit's page: what is audited, and what came of it. */
import { create } from 'zustand';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import type { AuditProgress } from '../../runtime/audit/protocol.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';

export type { Audited, AuditProgress, ReadFiles };

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
  /** Arrays (.npy) join those that are there, any other file takes their place. */
  addFiles(files: readonly File[]): void;
  removeFile(name: string): void;
  auditBegins(): void;
  setProgress(progress: AuditProgress): void;
  setRead(read: ReadFiles): void;
  auditFinished(audited: Audited): void;
  auditFailed(error: ErrorMessage): void;
  auditCancelled(): void;
}

const isArray = ({ name }: File) => name.toLowerCase().endsWith('.npy');

/** The list after these files have come: a whole file is an audit of its own. */
function joined(there: readonly File[], come: readonly File[]): File[] {
  if (!come.every(isArray)) return [...come];
  const names = new Set(come.map(({ name }) => name));
  return [...there.filter((file) => isArray(file) && !names.has(file.name)), ...come];
}

const NOTHING = { progress: null, read: null, audited: null, error: null } as const;

export const createAuditState = () =>
  create<AuditState>()((set) => ({
    files: [],
    status: 'empty',
    ...NOTHING,
    seed: DEFAULT_EXPERIMENT.seed,
    addFiles: (come) => set(({ files }) => ({ files: joined(files, come) })),
    removeFile: (name) =>
      set((state) => {
        const files = state.files.filter((file) => file.name !== name);
        return { files, status: files.length === 0 ? 'empty' : 'cancelled', ...NOTHING };
      }),
    auditBegins: () => set({ status: 'running', ...NOTHING }),
    setProgress: (progress) => set({ progress }),
    setRead: (read) => set({ read }),
    auditFinished: (audited) => set({ status: 'finished', audited, progress: null }),
    auditFailed: (error) => set({ status: 'failed', error, progress: null }),
    auditCancelled: () => set({ status: 'cancelled', progress: null }),
  }));

export const useAudit = createAuditState();
