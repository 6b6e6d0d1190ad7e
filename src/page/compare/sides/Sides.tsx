import Play from 'lucide-react/icons/play';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useRef, useState } from 'react';
import { limitsAround, robustLimits } from '../../../charts/embedding/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { LiveArea } from '../../../ui/LiveArea.tsx';
import { isUnderWay } from '../../state/runSlice.ts';
import { sideExperiment } from '../../state/sides.ts';
import { leaveSides, runSides, sidesToRun } from '../../state/sidesController.ts';
import { SIDES } from '../../state/sidesSlice.ts';
import { useLab } from '../../state/store.ts';
import { Between } from './Between.tsx';
import { leavesByEscape } from './leavesByEscape.ts';
import { orderOf } from './rows.ts';
import { Side } from './Side.tsx';
import styles from './Sides.module.css';
import { sideNames } from './sideNames.ts';
import { texts } from './texts.ts';

/** Two benches side by side, in the place of the one. */
export default function Sides() {
  const sides = useLab((state) => state.sides)!;
  const a = useLab((state) => sideExperiment(state, 'a'));
  const b = useLab((state) => sideExperiment(state, 'b'));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { current } = title;
    const { activeElement } = document;
    // Who came by a button below is brought here; on a page that opens so, nobody has asked for anything yet.
    if (activeElement && activeElement !== document.body) {
      current?.focus({ preventScroll: true });
      current?.scrollIntoView({ block: 'nearest' });
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (leavesByEscape(event)) leaveSides();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const [pointed, onPoint] = useState<string | null>(null);
  const names = useMemo(() => sideNames(a, b), [a, b]);
  const [runA, runB] = [sides.a.run, sides.b.run];
  const order = useMemo(() => orderOf([runA, runB].filter((run) => run !== null)), [runA, runB]);
  const limits = useMemo(
    () => limitsAround([runA?.map, runB?.map].flatMap((map) => (map ? [robustLimits(map.x, map.y)] : []))),
    [runA, runB],
  );
  return (
    <section className={styles.sides} aria-labelledby="sides" data-returns>
      <div className={styles.head}>
        <h2 id="sides" ref={title} tabIndex={-1}>
          {texts.title}
        </h2>
        <p>{texts.intro}</p>
        <RunSides />
        <Button variant="quiet" icon={<X aria-hidden="true" />} onClick={leaveSides}>
          {texts.leave}
        </Button>
      </div>
      <div className={styles.grid}>
        {SIDES.map((name, i) => [
          i === 1 ? <Between key="between" names={names} order={order} {...{ pointed, onPoint }} /> : null,
          <Side key={name} name={name} title={names[name]} {...{ order, limits, pointed, onPoint }} />,
        ])}
      </div>
    </section>
  );
}

function RunSides() {
  const count = useLab((state) => (state.sides ? sidesToRun(state).length : 0));
  const busy = useLab(isUnderWay);
  const [isRunning, setRunning] = useState(false);
  return (
    <LiveArea>
      {count > 0 || isRunning ? (
        <Button
          icon={<Play aria-hidden="true" />}
          unavailable={isRunning || busy}
          onClick={() => {
            setRunning(true);
            void runSides().finally(() => setRunning(false));
          }}
        >
          {isRunning || busy ? texts.running : texts.runThem(count)}
        </Button>
      ) : null}
    </LiveArea>
  );
}
