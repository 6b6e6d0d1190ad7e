import { useEffect } from 'react';
import { loadRecordedPictures } from '../state/recorded.ts';
import type { Candidates } from '../state/runSlice.ts';

/** The recorded run's pictures come when the first is to be shown. @returns whether they are still missing */
export function usePictures(candidates: Candidates | null): boolean {
  const missing = candidates?.values.length === 0;
  useEffect(() => {
    if (missing) void loadRecordedPictures();
  }, [missing]);
  return missing;
}
