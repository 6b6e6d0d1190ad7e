import { useMemo } from 'react';
import { useStudy } from '../state/studyState.ts';
import { cellsFound } from './figures.ts';
import { StudyFigures } from './StudyFigures.tsx';
import { StudyTable } from './StudyTable.tsx';
import { TakeAway } from './TakeAway.tsx';
import { texts } from './texts.ts';
import { axisInSentence } from './words.ts';

/** Every view of what is found, over the same values. */
export function StudyResults() {
  const planned = useStudy((state) => state.read.planned);
  const results = useStudy((state) => state.results);
  const figure = useStudy((state) => state.figure);
  const found = useMemo(() => (planned ? cellsFound(planned.cells, results) : []), [planned, results]);
  if (!planned) return null;
  const { plan } = planned;
  const names = plan.axes.map(({ path }) => axisInSentence(path, plan.base));
  const title = texts.by(texts.figures[figure], names);
  const view = { plan, found, figure, title };
  return (
    <>
      <StudyFigures {...view} />
      <StudyTable {...view} />
      <TakeAway {...view} />
    </>
  );
}
