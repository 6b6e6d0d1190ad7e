/** What was left out of the person's files, and why. */

export const SKIP_REASONS = [
  'hidden',
  'outside',
  'not-a-picture',
  'too-large',
  'broken',
  'no-class-folder',
  'over-limit',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface Skipped {
  readonly path: string;
  readonly why: SkipReason;
}

export interface SkippedFiles {
  readonly count: number;
  /** The first of them: a folder may hold a million. */
  readonly files: readonly Skipped[];
}

export const NOTHING_SKIPPED: SkippedFiles = { count: 0, files: [] };

const LISTED = 500;

export function skippedFiles(all: readonly Skipped[]): SkippedFiles {
  return { count: all.length, files: all.slice(0, LISTED) };
}
