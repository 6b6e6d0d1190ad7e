/** The page's state: four slices over one store. Arrays live in runData; here are only their versions. */
import { create } from 'zustand';
import { createDataSlice, type DataSlice } from './dataSlice.ts';
import { createExperimentSlice, type ExperimentSlice } from './experimentSlice.ts';
import { createRunSlice, type RunSlice } from './runSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type LabState = ExperimentSlice & RunSlice & ViewSlice & DataSlice;

export const useLab = create<LabState>()((...given) => ({
  ...createExperimentSlice(...given),
  ...createRunSlice(...given),
  ...createViewSlice(...given),
  ...createDataSlice(...given),
}));
