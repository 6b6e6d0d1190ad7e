import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MOST_PINS, type Pin } from '../state/pinsSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Compare.module.css';
import { PinButton } from './PinButton.tsx';
import { PinMark } from './PinMark.tsx';
import { PinnedCurves } from './PinnedCurves.tsx';
import { PinTable } from './PinTable.tsx';
import { differingKnobs, pinName } from './pinNames.ts';
import { texts } from './texts.ts';

/** Pinned runs: how they differ in settings, in figures and in their curves. */
export default function Compare() {
  const pins = useLab((state) => state.pins);
  const named = useMemo(() => {
    const differing = differingKnobs(pins.map(({ run }) => run.experiment));
    // Of one alone what sets it apart from the default.
    const telling =
      differing.length > 0
        ? differing
        : differingKnobs([DEFAULT_EXPERIMENT, ...pins.map(({ run }) => run.experiment)]);
    return { differing, names: pins.map((pin) => pinName(pin, telling)) };
  }, [pins]);
  const last = useLab((state) => state.last);
  const isFull = pins.length >= MOST_PINS;
  const pinning = (
    <div className={styles.pinning}>
      {last ? <PinButton run={last} /> : null}
      <p>{isFull ? texts.full : texts.intro}</p>
    </div>
  );
  if (pins.length === 0) return pinning;
  return (
    <div className={styles.compare}>
      {pinning}
      <ol className={styles.list} aria-label={texts.list}>
        {pins.map((pin, i) => (
          <PinItem key={pin.id} pin={pin} name={named.names[i]!} at={i} count={pins.length} />
        ))}
      </ol>
      <PinTable pins={pins} names={named.names} knobs={named.differing} />
      <PinnedCurves pins={pins} names={named.names} />
    </div>
  );
}

/** Of a name that fits its column. */
const LONGEST_NAME = 40;

function PinItem({ pin, name, at, count }: { pin: Pin; name: string; at: number; count: number }) {
  const { unpin, renamePin, movePin, replaceExperiment } = useLab.getState();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <li className={styles.item}>
      <PinMark at={at} />
      <input
        className={styles.name}
        aria-label={texts.name(name)}
        maxLength={LONGEST_NAME}
        value={draft ?? name}
        onChange={({ target: { value } }) => {
          setDraft(value);
          renamePin(pin.id, value);
        }}
        onBlur={() => setDraft(null)}
      />
      {pin.run.recorded ? <span className={styles.mark}>{texts.recorded}</span> : null}
      <Button aria-label={texts.show(name)} onClick={() => replaceExperiment(pin.run.experiment)}>
        {texts.showShort}
      </Button>
      <IconButton label={texts.up(name)} unavailable={at === 0} onClick={() => movePin(pin.id, -1)}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.down(name)} unavailable={at === count - 1} onClick={() => movePin(pin.id, 1)}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.remove(name)} onClick={() => unpin(pin.id)}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  );
}
