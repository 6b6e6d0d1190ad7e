/** The remarks of all rows, each once with the rows that it holds for. */

import type { BenchRow } from './benchResult.ts';
import type { BenchEngine, StepRow } from './catalogue.ts';

export interface Remark {
  readonly note: string;
  readonly rows: readonly { readonly name: StepRow; readonly engine: BenchEngine }[];
}

export function remarksOf(rows: readonly BenchRow[]): Remark[] {
  const byNote = new Map<string, BenchRow[]>();
  for (const row of rows) {
    for (const note of row.notes) byNote.set(note, [...(byNote.get(note) ?? []), row]);
  }
  return [...byNote].map(([note, all]) => ({
    note,
    rows: all.map(({ name, engine }) => ({ name, engine })),
  }));
}
