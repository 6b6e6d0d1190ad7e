import { useMemo } from 'react';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { FEWEST_SEEDS } from '../../lab/studies/overSeeds.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { STUDY_FIGURES, useStudy } from '../state/studyState.ts';
import { attacksWith, cellsFound } from './figures.ts';
import { OneByOne } from './OneByOne.tsx';
import { Readout } from './Readout.tsx';
import styles from './Studies.module.css';
import { StudyCurves } from './StudyCurves.tsx';
import { StudyMap } from './StudyMap.tsx';
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
  const isMap = plan.axes.length > 1;
  const view = { plan, found, figure, title };
  return (
    <>
      <section className={styles.part} aria-label={title}>
        <div className={styles.head}>
          <h2>{title}</h2>
          <FigureChoice />
        </div>
        <p className={styles.lead}>
          {isMap ? texts.heatLead : texts.lead(figure, plan.seeds.length, FEWEST_SEEDS)}
        </p>
        {isMap ? <AttackChoice /> : null}
        {isMap ? <StudyMap {...view} /> : <StudyCurves {...view} />}
        {isMap ? <Readout {...view} /> : null}
      </section>
      {isMap ? null : <OneByOne {...view} />}
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
      options={names.map((value) => ({ value, label: ATTACK_TITLES[value] }))}
      onChange={(next) => look({ attack: next })}
    />
  );
}
