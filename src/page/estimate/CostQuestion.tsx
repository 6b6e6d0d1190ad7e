import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { bytes, seconds } from '../common/format.ts';
import { runController } from '../state/runController.ts';
import { type LabState, useLab } from '../state/store.ts';
import styles from './CostQuestion.module.css';
import { texts } from './texts.ts';

const words = texts.held;

/** Measured where it has been; told from the run before, on this machine, until then. */
function costText({ held, estimate, last }: LabState): string | null {
  if (!held) return null;
  if (held.scarce) {
    const { seconds: told } = held.cost;
    return words.scarce[held.scarce](told === null ? null : seconds(told));
  }
  const { models, addsModels, seconds: told, before } = held.cost;
  const time = estimate?.seconds ?? (last?.recorded ? null : told);
  const times = time !== null && before ? Math.max(2, Math.round(time / before)) : null;
  const what = addsModels ? words.models(models) : words.longer(times === null ? 'many' : String(times));
  return words.takes(
    what,
    time === null ? null : seconds(time),
    estimate && !estimate.shortage ? bytes(estimate.bytes.machine) : null,
  );
}

/** What a change would cost that is not run before the person says so; nothing else waits for the answer. */
export function CostQuestion({ floats = false }: { floats?: boolean }) {
  return (
    <LiveArea>
      <Question floats={floats} />
    </LiveArea>
  );
}

function Question({ floats }: { floats: boolean }) {
  const text = useLab(costText);
  const shortage = useLab((state) => state.estimate?.shortage ?? null);
  if (text === null) return null;
  return (
    <div className={cx(styles.question, floats && styles.floats)} data-returns>
      <p>
        {text}
        {marks.colon.trimEnd()}
      </p>
      <div className={styles.answers}>
        {shortage ? null : (
          <Button variant="primary" onClick={runController.startHeld}>
            {words.start}
          </Button>
        )}
        <Button onClick={runController.takeBackHeld}>{words.takeBack}</Button>
      </div>
    </div>
  );
}
