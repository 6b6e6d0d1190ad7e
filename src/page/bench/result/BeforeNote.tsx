import X from 'lucide-react/icons/x';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { changedWords } from '../../common/changedWords.ts';
import type { JudgedRun } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import styles from './BeforeNote.module.css';
import { GhostMark } from './GhostMark.tsx';
import { texts } from './texts.ts';

const words = texts.before;

/** What the rings in the ranking are of, and a button that puts them away. */
export function BeforeNote({ before, experiment }: { before: JudgedRun; experiment: Experiment }) {
  const { forgetBefore } = useLab.getState();
  const said = words.named(changedWords(before.experiment, experiment, true));
  return (
    <div className={styles.note}>
      <span className={styles.words}>
        <GhostMark /> <b>{before.recorded ? words.recorded : words.ring}</b>
        {said}
      </span>
      <button
        type="button"
        className={styles.away}
        aria-label={words.putAway}
        title={words.putAway}
        onClick={forgetBefore}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
