import { useMemo } from 'react';
import { FEWEST_SEEDS } from '../../lab/studies/overSeeds.ts';
import { STUDY_FIGURES } from '../../lab/studies/studyFigure.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { useStudy } from '../state/studyState.ts';
import { attacksWith, cellsFound } from './figures.ts';
import { OneByOne } from './OneByOne.tsx';
import { Readout } from './Readout.tsx';
import styles from './Studies.module.css';
import { StudyCurves } from './StudyCurves.tsx';
import { StudyMap } from './StudyMap.tsx';
import { StudyTable } from './StudyTable.tsx';
import { TakeAway } from './TakeAway.tsx';
import { texts } from './texts.ts';
import { axisInSentence, seriesName } from './words.ts';

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
  const isMap = plan.axes.length > 1;
  const view = { plan, found, figure, title };
  return (
    <>
      <Panel
        className={styles.part}
        title={title}
        mark={<FigureChoice />}
        lead={isMap ? texts.heatLead : texts.lead(figure, plan.seeds.length, FEWEST_SEEDS)}
      >
        {isMap ? <AttackChoice /> : null}
        {isMap ? <StudyMap {...view} /> : <StudyCurves {...view} />}
        {isMap ? <Readout {...view} /> : null}
      </Panel>
      {isMap || figure === 'information' ? null : <OneByOne {...view} />}
      <StudyTable {...view} />
      <TakeAway {...view} />
    </>
  );
}

function FigureChoice() {
  const figure = useStudy((state) => state.figure);
  const { look } = useStudy.getState();
  return (
    <SegmentedControl
      className={styles.figures}
      label={texts.figure}
      options={STUDY_FIGURES.map((value) => ({ value, label: texts.figures[value] }))}
      value={figure}
      onChange={(next) => look({ figure: next, guessing: false })}
    />
  );
}

/** Whose figure the map shows. */
function AttackChoice() {
  const base = useStudy((state) => state.fields.base);
  const figure = useStudy((state) => state.figure);
  const attack = useStudy((state) => state.attack);
  const { look } = useStudy.getState();
  const names = attacksWith(base.attacks, figure);
  return (
    <Select
      className={styles.whose}
      label={texts.heat}
      value={names.includes(attack) ? attack : names[0]!}
      options={names.map((value) => ({ value, label: seriesName(value, figure) }))}
      onChange={(next) => look({ attack: next })}
    />
  );
}
