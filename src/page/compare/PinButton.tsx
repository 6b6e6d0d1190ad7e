import PinIcon from 'lucide-react/icons/pin';
import { Button } from '../../ui/Button.tsx';
import type { FinishedRun } from '../state/brought.ts';
import { MOST_PINS, pinIdOf, pinRun } from '../state/pinList.ts';
import { pinnedRun } from '../state/pinnedRun.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** Keeps the run that is shown, to compare it with others. */
export function PinButton({ run }: { run: FinishedRun }) {
  const id = pinIdOf(run);
  const isPinned = useLab(({ pins }) => pins.some((pin) => pin.id === id && pin.run));
  const isFull = useLab(({ pins }) => pins.length >= MOST_PINS);
  const { changePins } = useLab.getState();
  const why = isPinned ? texts.pinned : isFull ? texts.full : undefined;
  return (
    <Button
      icon={<PinIcon aria-hidden="true" />}
      unavailable={why !== undefined}
      title={why}
      aria-description={why}
      onClick={() => changePins(pinRun(pinnedRun(run)))}
    >
      {texts.pin}
    </Button>
  );
}
