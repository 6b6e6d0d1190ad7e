import { useEffect } from 'react';
import { loadRecordedPictures } from '../state/recorded.ts';
import { runData } from '../state/runData.ts';
import { useLab } from '../state/store.ts';

/** The recorded run's pictures come when the first is to be shown. @returns whether they are still missing */
export function usePictures(): boolean {
  useLab((state) => state.candidatesVersion);
  const { candidates } = runData;
  const missing = candidates !== null && candidates.values.length === 0;
  useEffect(() => {
    if (missing) void loadRecordedPictures().then(useLab.getState().picturesLoaded);
  }, [missing]);
  return missing;
}
