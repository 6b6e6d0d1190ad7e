import { useLab } from '../state/store.ts';

/** How high a chart is drawn: the large view has one panel alone, and more room for it. */
export const useDrawnHeight = (usual: number, large: number): number =>
  useLab((state) => (state.present === null ? usual : large));
