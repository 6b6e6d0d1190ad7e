/** What the next run would take, as far as it is known. */
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { ChangeCost } from './changeCost.ts';
import type { Slice } from './slice.ts';

/** What a first run would take that the device, or its line, may not have to spare. */
export type Scarce = 'line' | 'memory';

/** A change of settings that is not run before the person says so, since it costs so much. */
export interface HeldChange {
  /** The settings before it: what is run, or has been, or was opened. */
  readonly before: Experiment;
  readonly cost: ChangeCost;
  /** Why the first run of this tab asks, whatever its settings; null: it asks for its cost. */
  readonly scarce: Scarce | null;
}

export interface EstimateSlice {
  /** Of a run of the experiment on the page; null where it is not known. */
  readonly estimate: Estimate | null;
  /** It is being measured. */
  readonly estimating: boolean;
  /** Waits for the person's word; null: nothing does. */
  readonly held: HeldChange | null;
  estimateBegins(): void;
  /** @param estimate null: there is none, or it was of another experiment */
  setEstimate(estimate: Estimate | null): void;
  holdChange(held: HeldChange | null): void;
}

export const createEstimateSlice: Slice<EstimateSlice> = (set) => ({
  estimate: null,
  estimating: false,
  held: null,
  estimateBegins: () => set({ estimating: true }),
  setEstimate: (estimate) => set({ estimate, estimating: false }),
  holdChange: (held) => set({ held }),
});
