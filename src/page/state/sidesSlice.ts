/**
 * Two experiments beside each other, A and B, of which one is the page's own. What follows from it: `sides.ts`; what acts on it:
 * `sidesController.ts`.
 */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import type { JudgedRun } from './brought.ts';
import type { Slice } from './slice.ts';

export const SIDES = ['a', 'b'] as const;
export type SideName = (typeof SIDES)[number];

export interface Side {
  /** As it was left. Of the side that the page is at, the page's own counts (`sideExperiment`). */
  readonly experiment: Experiment;
  /** The last that was seen here; null: none was. */
  readonly run: JudgedRun | null;
  /** How the run since then ended without a result. */
  readonly ended: 'stopped' | ErrorMessage | null;
}

export interface Sides extends Readonly<Record<SideName, Side>> {
  /** The side that the page is at. */
  readonly active: SideName;
}

export interface SidesSlice {
  /** null: there were none, in this visit or an earlier one. */
  readonly sides: Sides | null;
  /** Whether they stand in the place of the bench. */
  readonly isSideBySide: boolean;
  setSides(change: Partial<Pick<SidesSlice, 'sides' | 'isSideBySide'>>): void;
  changeSide(name: SideName, change: Partial<Side>): void;
}

export const createSidesSlice: Slice<SidesSlice> = (set) => ({
  sides: null,
  isSideBySide: false,
  setSides: (change) => set(change),
  changeSide: (name, change) =>
    set(({ sides }) => (sides ? { sides: { ...sides, [name]: { ...sides[name], ...change } } } : {})),
});
