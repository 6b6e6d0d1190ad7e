import Columns2 from 'lucide-react/icons/columns-2';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Pin } from '../../state/pinsSlice.ts';
import { openSides, openSidesAgain } from '../../state/sidesController.ts';
import { useLab } from '../../state/store.ts';
import styles from './SidesEntry.module.css';
import { texts } from './texts.ts';

const words = texts.entry;

const PAGE = 'page';

interface SidesEntryProps {
  pins: readonly Pin[];
  names: readonly string[];
}

/** Sets two benches side by side: of what the page is set to, or of what is pinned. */
export function SidesEntry({ pins, names }: SidesEntryProps) {
  const shown = useLab((state) => state.isSideBySide);
  const hasBefore = useLab((state) => state.sides !== null);
  const [chosen, setChosen] = useState<{ readonly a?: string; readonly b?: string }>({});
  const isThere = (id: string | undefined) => id !== undefined && pins.some((pin) => pin.id === id);
  const both = pins.length > 1;
  const of = (id: string | undefined, otherwise: string) => (id === PAGE || isThere(id) ? id! : otherwise);
  const a = of(chosen.a, both ? pins[0]!.id : PAGE);
  const b = of(chosen.b, both ? pins[1]!.id : PAGE);
  const options = (page: string) => [
    { value: PAGE, label: page },
    ...pins.map(({ id }, i) => ({ value: id, label: names[i]! })),
  ];
  const experimentOf = (id: string) =>
    pins.find((pin) => pin.id === id)?.experiment ?? useLab.getState().experiment;
  return (
    <div className={styles.entry}>
      <p>{words.intro}</p>
      <Select
        className={styles.choice}
        label={words.a}
        options={options(words.page)}
        value={a}
        onChange={(value) => setChosen({ ...chosen, a: value })}
      />
      <Select
        className={styles.choice}
        label={words.b}
        options={options(a === PAGE ? words.copy : words.page)}
        value={b}
        onChange={(value) => setChosen({ ...chosen, b: value })}
      />
      <Button
        icon={<Columns2 aria-hidden="true" />}
        unavailable={shown}
        title={shown ? words.opened : undefined}
        aria-description={shown ? words.opened : undefined}
        onClick={() => openSides([experimentOf(a), experimentOf(b)], b === PAGE ? 'b' : 'a')}
      >
        {words.open}
      </Button>
      {hasBefore ? (
        <Button variant="quiet" unavailable={shown} onClick={openSidesAgain}>
          {words.again}
        </Button>
      ) : null}
    </div>
  );
}
