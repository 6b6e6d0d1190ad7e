import { useSyncExternalStore } from 'react';

const COARSE = '(pointer: coarse)';

function follow(listener: () => void): () => void {
  const media = window.matchMedia(COARSE);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the page is touched with fingers: what is pressed must then be larger than a mouse needs. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(COARSE).matches,
    () => false,
  );
}
