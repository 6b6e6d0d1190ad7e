/** The state of the audit's page: what is audited, and what came of it. */
import { create } from 'zustand';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import type { AuditProgress } from '../../runtime/audit/protocol.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import { type ColumnChoices, type FileHead, recognisedChoices, sameChoices } from './auditColumns.ts';

export type { Audited, AuditProgress, ErrorMessage, ReadFiles };

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
  /** What the files have to choose from, once it was asked for; null before. */
  readonly head: FileHead | null;
  /** What the person chose; null: as the files were recognised. */
  readonly choices: ColumnChoices | null;
  /** What had been chosen when the audit was begun whose results are shown; null: nothing. */
  readonly auditedWith: ColumnChoices | null;
  readonly choosing: 'closed' | 'looking' | 'open';
  /** Arrays (.npy) join those that are there, any other file takes their place. */
  addFiles(files: readonly File[]): void;
  removeFile(name: string): void;
  auditBegins(): void;
  setProgress(progress: AuditProgress): void;
  setRead(read: ReadFiles): void;
  auditFinished(audited: Audited): void;
  auditFailed(error: ErrorMessage): void;
  auditCancelled(): void;
  lookingBegins(): void;
  setHead(head: FileHead): void;
  lookFailed(error: ErrorMessage): void;
  /** Null: as the files were recognised. */
  choose(choices: ColumnChoices | null): void;
  closeColumns(): void;
}

const isArray = ({ name }: File) => name.toLowerCase().endsWith('.npy');

/** The list after these files have come: a whole file is an audit of its own. */
function joined(there: readonly File[], come: readonly File[]): File[] {
  if (!come.every(isArray)) return [...come];
  const names = new Set(come.map(({ name }) => name));
  return [...there.filter((file) => isArray(file) && !names.has(file.name)), ...come];
}

/** Other files have other columns. */
const UNKNOWN = { head: null, choices: null, choosing: 'closed' } as const;
const NOTHING = { progress: null, read: null, audited: null, auditedWith: null, error: null } as const;

export const createAuditState = () =>
  create<AuditState>()((set) => ({
    files: [],
    status: 'empty',
    ...NOTHING,
    ...UNKNOWN,
    seed: DEFAULT_EXPERIMENT.seed,
    addFiles: (come) => set(({ files }) => ({ files: joined(files, come), ...UNKNOWN })),
    removeFile: (name) =>
      set((state) => {
        const files = state.files.filter((file) => file.name !== name);
        return { files, status: files.length === 0 ? 'empty' : 'cancelled', ...NOTHING, ...UNKNOWN };
      }),
    auditBegins: () => set(({ choices }) => ({ status: 'running', ...NOTHING, auditedWith: choices })),
    setProgress: (progress) => set({ progress }),
    setRead: (read) => set({ read }),
    auditFinished: (audited) => set({ status: 'finished', audited, progress: null, choosing: 'closed' }),
    auditFailed: (error) => set({ status: 'failed', error, progress: null }),
    auditCancelled: () => set({ status: 'cancelled', progress: null }),
    lookingBegins: () => set({ choosing: 'looking' }),
    setHead: (head) => set({ head, choosing: 'open' }),
    lookFailed: (error) => set({ error, choosing: 'closed' }),
    choose: (choices) => set({ choices }),
    closeColumns: () => set({ choosing: 'closed' }),
  }));

/** The results are of columns that were taken for something else than what is chosen now. */
export function isOfOtherChoices({ audited, head, choices, auditedWith }: AuditState): boolean {
  if (!audited || !head) return false;
  const recognised = recognisedChoices(head);
  return !sameChoices(choices ?? recognised, auditedWith ?? recognised);
}

export const useAudit = createAuditState();
