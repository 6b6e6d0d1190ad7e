/** What stands in the ranking beside a run's own attacks: what a person got on the same run, and how each attack did before. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Change } from '../../lab/evaluation/change.ts';
import type { Interval } from '../../lab/evaluation/interval.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { Slice } from './slice.ts';

export interface ExtraRow {
  readonly id: string;
  readonly name: string;
  /** What was asked of whoever guessed, in a sentence. */
  readonly asks: string;
  readonly balancedAccuracy: Interval;
  /** The run that it was got on: the row stands in no other's ranking. */
  readonly of: RunResult;
}

/** How much each attack has changed from one run to another. */
export interface Changes {
  readonly from: RunResult;
  readonly to: RunResult;
  readonly of: ReadonlyMap<AttackName, Change>;
}

export interface RankingSlice {
  readonly changes: Changes | null;
  setChanges(changes: Changes | null): void;
  readonly extraRows: readonly ExtraRow[];
  /** In place of the row with the same id, if there is one. */
  putExtraRow(row: ExtraRow): void;
  removeExtraRow(id: string): void;
}

export const createRankingSlice: Slice<RankingSlice> = (set) => ({
  changes: null,
  setChanges: (changes) => set({ changes }),
  extraRows: [],
  putExtraRow: (row) =>
    set(({ extraRows }) => ({ extraRows: [...extraRows.filter(({ id }) => id !== row.id), row] })),
  removeExtraRow: (id) => set(({ extraRows }) => ({ extraRows: extraRows.filter((row) => row.id !== id) })),
});
