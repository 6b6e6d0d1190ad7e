import { useMemo } from 'react';
import type { RecordedPart } from '../../lab/studies/recordedIndex.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useRecorded } from '../state/recordedStudies.ts';
import { useStudy } from '../state/studyState.ts';
import { cellsFound } from './figures.ts';
import styles from './Studies.module.css';
import { StudyFigures } from './StudyFigures.tsx';
import { StudyTable } from './StudyTable.tsx';
import { useRecording, useShownStudy } from './shownStudy.ts';
import { TakeAway } from './TakeAway.tsx';
import { texts } from './texts.ts';
import { axisInSentence, originText } from './words.ts';

/** Every view of what is found, over the same values. */
export function StudyResults() {
  const shown = useShownStudy();
  const figure = useStudy((state) => state.figure);
  const found = useMemo(() => (shown ? cellsFound(shown.planned.cells, shown.results) : []), [shown]);
  if (!shown) return null;
  const { recorded } = shown;
  const { plan } = shown.planned;
  const names = plan.axes.map(({ path }) => axisInSentence(path, plan.base));
  const title = texts.by(texts.figures[figure], names);
  const view = { plan, found, figure, title, recorded };
  return (
    <>
      <Source recorded={recorded} />
      <StudyFigures {...view} />
      <StudyTable {...view} />
      <TakeAway {...view} />
    </>
  );
}

/** Whether the figures are of recorded points or of this browser's, where both can be shown. */
function Source({ recorded }: { readonly recorded: RecordedPart | null }) {
  const opened = useStudy((state) => state.opened);
  const recording = useRecording(opened);
  const isLooking = useRecorded(({ index }) => index.state === 'loading');
  const { look } = useStudy.getState();
  // Its place is kept until it is known what is recorded.
  if (!opened || (!isLooking && (!recording || recording.points.state === 'failed'))) return null;
  return (
    <div className={styles.source}>
      <SegmentedControl
        label={texts.shown}
        options={[
          { value: 'recorded', label: texts.claims.recorded },
          { value: 'here', label: texts.claims.here },
        ]}
        value={recorded || isLooking ? 'recorded' : 'here'}
        onChange={(wished) => look({ wished, guessing: false })}
      />
      <p>{recorded ? originText(recorded) : isLooking ? '' : texts.shownHere}</p>
    </div>
  );
}
