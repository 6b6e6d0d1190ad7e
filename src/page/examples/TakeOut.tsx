import { Button } from '../../ui/Button.tsx';
import { leaveOutController } from '../state/leaveOutController.ts';
import type { Candidates } from '../state/runSlice.ts';
import { examplesRun, isSameExamples } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** Hands a member of the examples on the page to where it is taken out; of other examples there is nothing to take. */
export function TakeOut({ candidates, example }: { candidates: Candidates; example: number }) {
  const bare = useLab((state) => state.hideControls);
  const onPage = useLab((state) => isSameExamples(examplesRun(state)?.candidates ?? null, candidates));
  if (bare || !onPage) return null;
  return (
    <Button
      variant="quiet"
      aria-label={texts.takeOutLabel(example)}
      onClick={() => leaveOutController.hand(example)}
    >
      {texts.takeOut}
    </Button>
  );
}
