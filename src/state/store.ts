/** The page's state: three slices over one store. Arrays live in runData; here are only their versions. */
import { create } from 'zustand';
import { createExperimentSlice, type ExperimentSlice } from './experimentSlice.ts';
import { createRunSlice, type RunSlice } from './runSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type LabState = ExperimentSlice & RunSlice & ViewSlice;

export const useLab = create<LabState>()((...given) => ({
  ...createExperimentSlice(...given),
  ...createRunSlice(...given),
  ...createViewSlice(...given),
}));
