import { useEffect } from 'react';
import { loadRecordedPictures } from '../state/recorded.ts';
import { useLab } from '../state/store.ts';

/** The recorded run's pictures come when the first is to be shown. @returns whether they are still missing */
export function usePictures(): boolean {
  const missing = useLab(({ candidates }) => candidates?.values.length === 0);
  useEffect(() => {
    if (missing) void loadRecordedPictures();
  }, [missing]);
  return missing;
}
