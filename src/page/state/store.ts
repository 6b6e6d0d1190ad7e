/** The page's state: pure slices over one store. What acts on them, and on the workers, are the controllers. */
import { create } from 'zustand';
import { createDataSlice, type DataSlice } from './dataSlice.ts';
import { createEstimateSlice, type EstimateSlice } from './estimateSlice.ts';
import { createExperimentSlice, type ExperimentSlice } from './experimentSlice.ts';
import { createInformationSlice, type InformationSlice } from './informationSlice.ts';
import { createLeaveOutSlice, type LeaveOutSlice } from './leaveOutSlice.ts';
import { createPinsSlice, type PinsSlice } from './pinsSlice.ts';
import { createRankingSlice, type RankingSlice } from './rankingSlice.ts';
import { createReplaySlice, type ReplaySlice } from './replaySlice.ts';
import { createRunSlice, type RunSlice } from './runSlice.ts';
import { createSidesSlice, type SidesSlice } from './sidesSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type LabState = ExperimentSlice &
  RunSlice &
  ReplaySlice &
  ViewSlice &
  RankingSlice &
  PinsSlice &
  SidesSlice &
  DataSlice &
  EstimateSlice &
  InformationSlice &
  LeaveOutSlice;

type Change = Partial<LabState> | ((now: LabState) => Partial<LabState>);

/** What changes nothing is told to nobody: everything that is shown would look at the whole state again. */
const quietly = (set: (change: Partial<LabState>) => void, get: () => LabState) => (change: Change) => {
  const now = get();
  const fields = typeof change === 'function' ? change(now) : change;
  const keys = Object.keys(fields) as (keyof LabState)[];
  if (keys.some((key) => !Object.is(fields[key], now[key]))) set(fields);
};

const createSlices = (set: (change: Change) => void, get: () => LabState): LabState => ({
  ...createExperimentSlice(set, get),
  ...createRunSlice(set, get),
  ...createReplaySlice(set, get),
  ...createViewSlice(set, get),
  ...createRankingSlice(set, get),
  ...createPinsSlice(set, get),
  ...createSidesSlice(set, get),
  ...createDataSlice(set, get),
  ...createEstimateSlice(set, get),
  ...createInformationSlice(set, get),
  ...createLeaveOutSlice(set, get),
});

export const useLab = create<LabState>()((set, get) => createSlices(quietly(set, get), get));

/** Completes what the page begins with, before anything is rendered: it is the same in the HTML and for what takes that over. */
export function beginWith(first: Partial<LabState>): void {
  useLab.setState(first);
  Object.assign(useLab.getInitialState(), first);
}
