/** What the next run would take, asked for when somebody wants to know and the page has nothing better to do. */
import type { StateCreator } from 'zustand';
import type { Estimate } from '../../lab/estimate/estimate.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { excludedEngines, labClient } from './labClient.ts';
import type { LabState } from './store.ts';

export interface EstimateSlice {
  /** Of a run of the experiment on the page; null where it is not known. */
  readonly estimate: Estimate | null;
  /** It is being measured. */
  readonly estimating: boolean;
  /** A person looks at what tells of it: asks, and again whenever the experiment has settled. */
  wantEstimate(): void;
  /** Told when the experiment changes: what was known is of another one. */
  estimateOutdated(): void;
  /** Told when the engine may be asked. */
  estimateAllowed(): void;
  /** Changes the experiment to the nearest one that fits. */
  takeNearest(): void;
}

/** Time for a slider to come to rest. */
const SETTLE_MS = 400;

export const createEstimateSlice: StateCreator<LabState, [], [], EstimateSlice> = (set, get) => {
  let wanted = false;
  let allowed = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const ask = async () => {
    const { status, survey } = get();
    if (status === 'running' || status === 'paused' || survey) return;
    await get().resolveDatasetVersion();
    const { experiment: asked, requestedEngine } = get();
    set({ estimating: true });
    try {
      const estimate = await labClient.estimate(asked, requestedEngine, excludedEngines);
      if (get().experiment === asked) set({ estimate, estimating: false });
    } catch {
      // Another one came first, or a run, which tells what is wrong.
      if (get().experiment === asked) set({ estimating: false });
    }
  };

  const settle = () => {
    clearTimeout(settling);
    if (wanted && allowed) settling = setTimeout(() => void ask(), SETTLE_MS);
  };

  return {
    estimate: null,
    estimating: false,
    wantEstimate() {
      const again = !wanted || (!get().estimate && !get().estimating);
      wanted = true;
      if (again) settle();
    },
    estimateOutdated() {
      set({ estimate: null, estimating: false });
      // Before that the address sets the experiment, not a person.
      if (allowed) wanted = true;
      settle();
    },
    estimateAllowed() {
      if (allowed) return;
      allowed = true;
      settle();
    },
    takeNearest() {
      const { estimate, experiment, changeExperiment } = get();
      changeExperiment(withPairs(experiment, estimate?.nearest ?? []).experiment);
    },
  };
};
