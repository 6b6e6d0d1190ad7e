/** Experiments that the person keeps to compare, most of them with their runs. What is done with them: `pinList.ts`. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { JudgedRun } from './brought.ts';
import type { Curves } from './curves.ts';
import type { Slice } from './slice.ts';

export interface PinnedRun extends JudgedRun {
  /** Of its trainings, no finer than they are drawn; null: it was kept by a version of the page that kept none. */
  readonly curves: Curves | null;
}

export interface Pin {
  /** The link of its experiment: an experiment is pinned once. */
  readonly id: string;
  /** The person's own name for it; empty: it is named by its settings. */
  readonly name: string;
  readonly experiment: Experiment;
  /** null: it came in a link, and was not run here yet. */
  readonly run: PinnedRun | null;
  /** Whether charts draw it. */
  readonly charted: boolean;
}

export interface PinsSlice {
  readonly pins: readonly Pin[];
  changePins(change: (pins: readonly Pin[]) => readonly Pin[]): void;
}

export const createPinsSlice: Slice<PinsSlice> = (set) => ({
  pins: [],
  changePins: (change) => set(({ pins }) => ({ pins: change(pins) })),
});
