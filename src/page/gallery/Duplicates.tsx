import { useEffect } from 'react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Note } from '../../ui/Note.tsx';
import { dataController } from '../state/dataController.ts';
import type { Candidates } from '../state/runSlice.ts';
import { isSameExamples } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import styles from './Gallery.module.css';
import { texts } from './texts.ts';

/** Examples that occurred again in the data of those that are shown, by the files that they came from where the person has loaded them. */
export function Duplicates({ candidates }: { candidates: Candidates }) {
  const last = useLab((state) => state.last);
  const report = last && isSameExamples(last.candidates, candidates) ? last.report : null;
  const kept = useLab((state) => state.kept);
  const removed = report?.splits.duplicatesRemoved ?? 0;
  useEffect(() => {
    if (removed > 0) void dataController.lookForKept();
  }, [removed]);
  if (!report) return null;
  const repeats = kept.find(({ content }) => content === report.experiment.dataset.content)?.repeats ?? [];
  return (
    <Note as="div">
      <p>{texts.duplicates(removed)}</p>
      {removed > 0 && repeats.length > 0 ? (
        <Disclosure className={styles.repeats} summary={texts.pairs}>
          <ul>
            {repeats.map(({ first, again }) => (
              <li key={again}>{texts.pair(first, again)}</li>
            ))}
            {removed > repeats.length ? <li>{texts.more(removed - repeats.length)}</li> : null}
          </ul>
        </Disclosure>
      ) : null}
    </Note>
  );
}
