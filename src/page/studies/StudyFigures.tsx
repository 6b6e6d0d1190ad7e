import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { FEWEST_SEEDS } from '../../lab/studies/overSeeds.ts';
import { STUDY_FIGURES } from '../../lab/studies/studyFigure.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { useStudy } from '../state/studyState.ts';
import { attackShown, attacksWith } from './figures.ts';
import { OneByOne } from './OneByOne.tsx';
import { Readout } from './Readout.tsx';
import styles from './Studies.module.css';
import { StudyAxes } from './StudyAxes.tsx';
import { StudyCurves } from './StudyCurves.tsx';
import { StudyMap } from './StudyMap.tsx';
import { texts } from './texts.ts';
import type { StudyView } from './view.ts';
import { seriesName } from './words.ts';

/** What is drawn of a study. */
export function StudyFigures(view: StudyView) {
  return view.plan.axes.length > 1 ? <ManySettings {...view} /> : <OneSetting {...view} />;
}

function OneSetting(view: StudyView) {
  const { plan, figure, title } = view;
  return (
    <>
      <Panel
        className={styles.part}
        title={title}
        mark={<FigureChoice attacks={plan.base.attacks} />}
        lead={texts.lead(figure, plan.seeds.length, FEWEST_SEEDS)}
      >
        <StudyCurves {...view} />
      </Panel>
      {figure === 'information' ? null : <OneByOne {...view} />}
    </>
  );
}

/** One attack's figure over several settings. */
function ManySettings(view: StudyView) {
  const { plan, figure, title } = view;
  const chosen = useStudy((state) => state.attack);
  const drawn = useStudy((state) => state.drawn);
  const names = attacksWith(plan.base.attacks, figure);
  const attack = attackShown(plan.base.attacks, figure, chosen);
  const isMap = plan.axes.length === 2 && drawn === 'map';
  return (
    <Panel
      className={styles.part}
      title={title}
      mark={<FigureChoice attacks={plan.base.attacks} />}
      lead={isMap ? texts.heatLead(figure) : texts.axesLead}
    >
      <div className={styles.whose}>
        <AttackChoice names={names} attack={attack} />
        {plan.axes.length === 2 ? <DrawingChoice /> : null}
      </div>
      {attack && isMap ? <StudyMap {...view} attack={attack} /> : null}
      {attack && !isMap ? <StudyAxes {...view} attack={attack} /> : null}
      <Readout {...view} attack={attack} hint={isMap ? texts.hint : texts.axesHint} />
    </Panel>
  );
}

function FigureChoice({ attacks }: { readonly attacks: readonly AttackName[] }) {
  const figure = useStudy((state) => state.figure);
  const { look } = useStudy.getState();
  return (
    <SegmentedControl
      className={styles.figures}
      label={texts.figure}
      options={STUDY_FIGURES.filter((value) => attacksWith(attacks, value).length > 0).map((value) => ({
        value,
        label: texts.figures[value],
      }))}
      value={figure}
      onChange={(next) => look({ figure: next, guessing: false })}
    />
  );
}

interface AttackChoiceProps {
  readonly names: readonly AttackName[];
  readonly attack: AttackName | undefined;
}

/** Whose figure is shown. */
function AttackChoice({ names, attack }: AttackChoiceProps) {
  const figure = useStudy((state) => state.figure);
  const { look } = useStudy.getState();
  if (!attack || names.length < 2) return null;
  return (
    <Select
      label={texts.heat}
      value={attack}
      options={names.map((value) => ({ value, label: seriesName(value, figure) }))}
      onChange={(next) => look({ attack: next })}
    />
  );
}

const DRAWINGS = ['map', 'axes'] as const;

function DrawingChoice() {
  const drawn = useStudy((state) => state.drawn);
  const { look } = useStudy.getState();
  return (
    <SegmentedControl
      label={texts.drawn}
      options={DRAWINGS.map((value) => ({ value, label: texts.drawings[value] }))}
      value={drawn}
      onChange={(next) => look({ drawn: next })}
    />
  );
}
