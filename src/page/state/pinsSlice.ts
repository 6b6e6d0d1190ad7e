/** Experiments that the person keeps to compare, most of them with their runs. What is done with them: `pinList.ts`. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { JudgedRun } from './brought.ts';
import type { Slice } from './slice.ts';

export interface Pin {
  /** The link of its experiment: an experiment is pinned once. */
  readonly id: string;
  /** The person's own name for it; empty: it is named by its settings. */
  readonly name: string;
  readonly experiment: Experiment;
  /** null: it came in a link, and was not run here yet. */
  readonly run: JudgedRun | null;
}

export interface PinsSlice {
  readonly pins: readonly Pin[];
  changePins(change: (pins: readonly Pin[]) => readonly Pin[]): void;
}

export const createPinsSlice: Slice<PinsSlice> = (set) => ({
  pins: [],
  changePins: (change) => set(({ pins }) => ({ pins: change(pins) })),
});
