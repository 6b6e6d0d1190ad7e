import { useMemo } from 'react';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { InTurn } from '../common/InTurn.tsx';
import { attackShown } from '../common/selectors.ts';
import { PINNED_SERIES } from '../state/pinnedRun.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { useLab } from '../state/store.ts';
import { chartedPins, useScored } from './chartedPins.ts';
import styles from './PinnedCharts.module.css';
import { PinnedCurves } from './PinnedCurves.tsx';
import { PinnedLosses } from './PinnedLosses.tsx';
import { PinnedRanking } from './PinnedRanking.tsx';
import { PinnedScores } from './PinnedScores.tsx';
import { texts } from './texts.ts';

const words = texts.charts;

/** The pinned runs over each other: curves and scores of the attack in front, every attack's figures. */
export function PinnedCharts({ pins, names }: { pins: readonly Pin[]; names: readonly string[] }) {
  const charted = useMemo(() => chartedPins(pins, names), [pins, names]);
  const attack = useLab(attackShown);
  const scored = useScored(charted, attack);
  if (pins.every(({ run }) => run === null)) return null;
  if (charted.length === 0) return <p className={styles.note}>{words.noneDrawn}</p>;
  const lacking = charted.filter((pin) => !scored.pins.includes(pin)).map(({ name }) => name);
  const withoutCurves = charted.filter(({ run }) => run.curves === null).map(({ name }) => name);
  return (
    // Pictures that leave the page say of which runs they are.
    <section
      className={styles.charts}
      aria-label={words.label}
      data-pins={JSON.stringify(charted.map(({ id }) => id))}
    >
      <div className={styles.ranking}>
        <InTurn>
          <PinnedRanking pins={charted} attack={attack} />
        </InTurn>
      </div>
      <div className={styles.front}>
        <InTurn>
          <PinnedCurves pins={charted} attack={attack} />
        </InTurn>
        <InTurn>
          <PinnedScores pins={charted} attack={attack} />
        </InTurn>
      </div>
      <div className={styles.losses}>
        {PINNED_SERIES.map((series) => (
          <InTurn key={series}>
            <PinnedLosses pins={charted} series={series} />
          </InTurn>
        ))}
      </div>
      {withoutCurves.length > 0 ? <p className={styles.note}>{words.withoutCurves(withoutCurves)}</p> : null}
      {lacking.length > 0 ? (
        <p className={styles.note}>{words.lacking(ATTACK_TITLES[attack], lacking)}</p>
      ) : null}
    </section>
  );
}
