import { startTransition, useEffect, useState } from 'react';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import { onTurn } from '../state/turns.ts';

/** Longer than a person looks before the first touch of a slider. */
const QUIET_MS = 2500;
/** And than one reads the story's first step, with all of this far below it. */
const STORY_MS = 10_000;

/**
 * Whether a result has been shown for a while and nothing runs, once and for all: then what lies further down is made ready,
 * so that it can be searched and printed, and needs nothing more from the server. One after the other is told so.
 */
export function useQuiet(): boolean {
  const [quiet, setQuiet] = useState(false);
  const resting = useLab((state) => state.last !== null && !isUnderWay(state));
  const reads = useLab((state) => state.story);
  useEffect(() => {
    if (quiet || !resting) return;
    let takeBack = () => {};
    const timer = setTimeout(
      () => {
        // Made a bit at a time: whatever the person does meanwhile comes first.
        takeBack = onTurn(() => startTransition(() => setQuiet(true)));
      },
      reads ? STORY_MS : QUIET_MS,
    );
    return () => {
      clearTimeout(timer);
      takeBack();
    };
  }, [quiet, resting, reads]);
  return quiet;
}
