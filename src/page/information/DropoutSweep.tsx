import { SWEEP_RATES, sweepKey } from '../../lab/studies/dropoutSweep.ts';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Note } from '../../ui/Note.tsx';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { dropoutSweepController } from '../state/dropoutSweepController.ts';
import { useLab } from '../state/store.ts';
import styles from './Information.module.css';
import { texts } from './texts.ts';

/** Asks for the whole curve. */
export function DropoutSweep() {
  const sweep = useLab((state) => state.sweep);
  const error = useLab((state) => state.sweepError);
  const busy = useLab((state) => state.status === 'running' || state.status === 'paused');
  const isOther = useLab(({ sweep, experiment }) => sweep !== null && sweep.key !== sweepKey(experiment));
  const bare = useLab((state) => state.hideControls);
  const { startSweep, stopSweep } = dropoutSweepController;
  if (bare) return null;
  return (
    <>
      <div className={styles.sweep}>
        {sweep ? (
          <Button onClick={stopSweep}>{texts.stop}</Button>
        ) : (
          <Button onClick={startSweep} unavailable={busy}>
            {texts.measure(SWEEP_RATES.join(marks.comma))}
          </Button>
        )}
        <LiveArea>
          {sweep ? (
            <span>
              {texts.measuring(sweep.measured, sweep.rates)} {isOther ? texts.ofOthers : null}
            </span>
          ) : null}
        </LiveArea>
        {sweep ? null : <Note as="span">{texts.measureHint}</Note>}
      </div>
      {error ? <ErrorNotice title={texts.failed} error={error} /> : null}
    </>
  );
}
