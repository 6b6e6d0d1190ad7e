import { entryOf } from '../../lab/data/catalogue.ts';
import type { Knob } from '../../lab/experiment/experiment.ts';
import { ended, gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { useLab } from '../state/store.ts';
import { defaultWords, isChanged } from './changes.ts';
import { reasonAgainst } from './constraints.ts';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

/** Under a setting: its default, and where it was changed, a mark and the way back, or what has changed it. */
export function ChangeLine({ knob, onReset }: { knob: Knob; onReset: () => void }) {
  const experiment = useLab((state) => state.experiment);
  const { label } = knobTextsFor(knob, kindOf(experiment));
  const words = defaultWords(knob, experiment);
  if (!isChanged(knob, experiment)) return <p className={styles.change}>{texts.defaultIs(words)}</p>;
  if (reasonAgainst(experiment, knob.path, knob.default) !== null) {
    const { title } = entryOf(experiment.dataset.name);
    const { withoutPictures = null } = knob;
    return (
      <p className={styles.change} data-changed>
        {texts.setByData(title, valueWords(knob, withoutPictures, experiment))}
        {gap()}
        {ended(texts.defaultIs(words))}
      </p>
    );
  }
  return (
    <div className={styles.change} data-changed>
      <b>{texts.changed}</b> · {texts.defaultIs(words)}
      <Button
        variant="quiet"
        className={styles.reset}
        aria-label={texts.resetOf(label, words)}
        onClick={onReset}
      >
        {texts.reset}
      </Button>
    </div>
  );
}
