/** What page and audit worker say to each other. */
import type { Mapping } from '../../lab/audit/mapping/roles.ts';
import type { FileHead } from '../../lab/audit/readArrays.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';

export interface AuditOrder {
  readonly files: readonly File[];
  readonly seed: number;
  /** Which column or array is taken for what, as far as the person chose. */
  readonly columns?: Mapping;
}

export interface AuditProgress {
  readonly doing: 'reading' | 'attacking' | 'training' | 'drawing';
  /** What is read, run or trained. */
  readonly note: string;
  readonly step: number;
  readonly steps: number;
}

export type AuditUpdate = { readonly progress: AuditProgress } | { readonly read: ReadFiles };

/** What the audit worker can be asked. */
export interface AuditService {
  /** What the files have to choose from, and what would be taken for what. */
  readonly head: { readonly ask: readonly File[]; readonly answer: FileHead };
  readonly audit: { readonly ask: AuditOrder; readonly answer: Audited; readonly update: AuditUpdate };
}
