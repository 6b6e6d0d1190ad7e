/** What the next run would take, as far as it is known. */
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Slice } from './slice.ts';

export interface EstimateSlice {
  /** Of a run of the experiment on the page; null where it is not known. */
  readonly estimate: Estimate | null;
  /** It is being measured. */
  readonly estimating: boolean;
  estimateBegins(): void;
  /** @param estimate null: there is none, or it was of another experiment */
  setEstimate(estimate: Estimate | null): void;
}

export const createEstimateSlice: Slice<EstimateSlice> = (set) => ({
  estimate: null,
  estimating: false,
  estimateBegins: () => set({ estimating: true }),
  setEstimate: (estimate) => set({ estimate, estimating: false }),
});
