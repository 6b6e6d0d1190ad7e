/** The page's state: six slices over one store. Arrays live in runData; here are only their versions. */
import { create } from 'zustand';
import { createDataSlice, type DataSlice } from './dataSlice.ts';
import { createEstimateSlice, type EstimateSlice } from './estimateSlice.ts';
import { createExperimentSlice, type ExperimentSlice } from './experimentSlice.ts';
import { createInformationSlice, type InformationSlice } from './informationSlice.ts';
import { createRunSlice, type RunSlice } from './runSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type LabState = ExperimentSlice & RunSlice & ViewSlice & DataSlice & EstimateSlice & InformationSlice;

export const useLab = create<LabState>()((...given) => ({
  ...createExperimentSlice(...given),
  ...createRunSlice(...given),
  ...createViewSlice(...given),
  ...createDataSlice(...given),
  ...createEstimateSlice(...given),
  ...createInformationSlice(...given),
}));
