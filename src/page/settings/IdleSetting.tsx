import type { Knob } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { useLab } from '../state/store.ts';
import { ChangeLine } from './ChangeLine.tsx';
import { isChanged, reasonWithout } from './changes.ts';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

/** A setting that changes nothing beside the others: why, and what it is set to where somebody has set it. */
export function IdleSetting({ knob }: { knob: Knob }) {
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const changed = isChanged(knob, experiment);
  const value = valueWords(knob, valueAt(experiment, knob.path), experiment);
  return (
    <div className={styles.idle}>
      <b>{knobTextsFor(knob, kindOf(experiment)).label}</b>
      <p>
        {reasonWithout(knob, experiment)} {changed ? texts.idleChanged(value) : null}
      </p>
      {changed ? <ChangeLine knob={knob} onReset={() => setValue(knob.path, knob.default)} /> : null}
    </div>
  );
}
