import { Note } from '../../ui/Note.tsx';
import { kinds } from '../common/kindTexts.ts';
import { usePictures } from '../examples/usePictures.ts';
import { examplesRun } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import { Chooser } from './Chooser.tsx';
import styles from './LeaveOut.module.css';
import { Memorised } from './Memorised.tsx';
import { texts } from './texts.ts';
import { Worlds } from './Worlds.tsx';

/** Two worlds that differ by one example. */
export default function LeaveOut() {
  const blind = useLab((state) => state.viewpoint === 'attacker');
  const run = useLab(examplesRun);
  const answered = useLab((state) => state.answered);
  const candidates = run?.candidates ?? null;
  const missing = usePictures(candidates);
  if (blind) return <Note>{texts.hidden}</Note>;
  if (!run || !candidates) return <Note>{texts.none}</Note>;
  return (
    <>
      <p className={styles.intro}>{texts.intro(kinds[candidates.kind].one)}</p>
      {missing ? null : <Chooser run={run} candidates={candidates} />}
      {answered ? <Worlds answered={answered} /> : null}
      <Memorised />
    </>
  );
}
