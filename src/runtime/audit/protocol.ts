/** The messages between page and audit worker. */
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import type { ErrorMessage } from '../protocol.ts';

export interface AuditOrder {
  readonly files: readonly File[];
  readonly seed: number;
}

export interface AuditProgress {
  readonly doing: 'reading' | 'attacking' | 'training' | 'drawing';
  /** What is read, run or trained. */
  readonly note: string;
  readonly step: number;
  readonly steps: number;
}

export type FromAudit =
  | ({ readonly kind: 'progress' } & AuditProgress)
  | { readonly kind: 'read'; readonly read: ReadFiles }
  | { readonly kind: 'audited'; readonly audited: Audited }
  | { readonly kind: 'failed'; readonly error: ErrorMessage };
