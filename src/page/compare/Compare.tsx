import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MOST_PINS, movePin, renamePin, unpin } from '../state/pinList.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { followSides } from '../state/sidesController.ts';
import { useLab } from '../state/store.ts';
import styles from './Compare.module.css';
import { Missing } from './Missing.tsx';
import { PinButton } from './PinButton.tsx';
import { PinMark } from './PinMark.tsx';
import { PinnedCharts } from './PinnedCharts.tsx';
import { PinTable } from './PinTable.tsx';
import { namedPins } from './pinNames.ts';
import { RunPins } from './RunPins.tsx';
import { SidesEntry } from './sides/SidesEntry.tsx';
import { texts } from './texts.ts';

/** Pinned runs: how they differ in settings, in figures and in their curves. */
export default function Compare() {
  const pins = useLab((state) => state.pins);
  const named = useMemo(() => namedPins(pins), [pins]);
  const last = useLab((state) => state.last);
  useEffect(() => {
    void followSides();
  }, []);
  const isFull = pins.length >= MOST_PINS;
  const pinning = (
    <div className={styles.pinning}>
      {last ? <PinButton run={last} /> : null}
      <p>{isFull ? texts.full : texts.intro}</p>
    </div>
  );
  const entry = <SidesEntry pins={pins} names={named.names} />;
  if (pins.length === 0) {
    return (
      <div className={styles.compare}>
        {pinning}
        {entry}
      </div>
    );
  }
  return (
    <div className={styles.compare}>
      {pinning}
      <ol className={styles.list} aria-label={texts.list}>
        {pins.map((pin, i) => (
          <PinItem key={pin.id} pin={pin} name={named.names[i]!} at={i} count={pins.length} />
        ))}
      </ol>
      <RunPins />
      {entry}
      <PinTable pins={pins} names={named.names} knobs={named.differing} />
      <PinnedCharts pins={pins} names={named.names} />
    </div>
  );
}

/** Of a name that fits its column. */
const LONGEST_NAME = 40;

function PinItem({ pin, name, at, count }: { pin: Pin; name: string; at: number; count: number }) {
  const { changePins, replaceExperiment } = useLab.getState();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <li className={styles.item}>
      <PinMark at={at} />
      <input
        autoComplete="off"
        className={styles.name}
        aria-label={texts.name(name)}
        maxLength={LONGEST_NAME}
        value={draft ?? name}
        onChange={({ target: { value } }) => {
          setDraft(value);
          changePins(renamePin(pin.id, value));
        }}
        onBlur={() => setDraft(null)}
      />
      {pin.run === null ? <span className={styles.mark}>{texts.notRun}</span> : null}
      {pin.run?.recorded ? <span className={styles.mark}>{texts.recorded}</span> : null}
      <Button aria-label={texts.show(name)} onClick={() => replaceExperiment(pin.experiment)}>
        {texts.showShort}
      </Button>
      <IconButton
        label={texts.up(name)}
        unavailable={at === 0}
        onClick={() => changePins(movePin(pin.id, -1))}
      >
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton
        label={texts.down(name)}
        unavailable={at === count - 1}
        onClick={() => changePins(movePin(pin.id, 1))}
      >
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.remove(name)} onClick={() => changePins(unpin(pin.id))}>
        <X aria-hidden="true" />
      </IconButton>
      <Missing of={pin} />
    </li>
  );
}
