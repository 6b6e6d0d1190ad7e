import Play from 'lucide-react/icons/play';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { runPins, toRun } from '../state/pinRuns.ts';
import { useLab } from '../state/store.ts';
import styles from './Compare.module.css';
import { texts } from './texts.ts';

/** Of pins that came in a link: they are experiments until they are run here. */
export function RunPins() {
  const count = useLab((state) => toRun(state).length);
  const [isRunning, setRunning] = useState(false);
  if (count === 0) return null;
  return (
    <div className={styles.pinning}>
      <Button
        icon={<Play aria-hidden="true" />}
        unavailable={isRunning}
        onClick={() => {
          setRunning(true);
          void runPins().finally(() => setRunning(false));
        }}
      >
        {isRunning ? texts.running : texts.runThem(count)}
      </Button>
      <p>{texts.toRun(count)}</p>
    </div>
  );
}
