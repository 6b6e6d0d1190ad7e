import { startTransition, useEffect, useState } from 'react';

const COARSE = '(pointer: coarse)';

/**
 * Whether the page is touched with fingers: what is pressed must then be larger than a mouse needs. It is not at first, as in the
 * HTML, and until it is, style makes up for it.
 */
export function useCoarsePointer(): boolean {
  const [isCoarse, setCoarse] = useState(false);
  useEffect(() => {
    const media = window.matchMedia(COARSE);
    const read = () => startTransition(() => setCoarse(media.matches));
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, []);
  return isCoarse;
}
