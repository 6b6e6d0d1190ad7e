/** The chapters by name, and the steps that each is taken in. */

export const CHAPTER_IDS = [
  'memorisation',
  'shadow',
  'pairs',
  'temperature',
  'labels',
  'roc',
  'claims',
  'limits',
] as const;
export type ChapterId = (typeof CHAPTER_IDS)[number];

/** In the order in which they are taken. */
export const STEPS = ['predict', 'run', 'gap', 'explain', 'change', 'transfer'] as const;
export type Step = (typeof STEPS)[number];

export const OPTIONS = ['a', 'b', 'c'] as const;
export type Option = (typeof OPTIONS)[number];

/** A figure of a run; without ends where its spread is not measured. */
export interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}
