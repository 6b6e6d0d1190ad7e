import { CHANCE_AXIS } from '../../../charts/chanceAxis.ts';
import { IntervalChart } from '../../../charts/IntervalChart.tsx';
import type { IntervalGroup } from '../../../charts/intervalRow.ts';
import { ATTACK_NAMES, ATTACK_TITLES } from '../../../lab/attacks/catalogue.ts';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { rate } from '../../common/format.ts';
import { attackShown } from '../../common/selectors.ts';
import type { JudgedRun } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import { BeforeNote } from './BeforeNote.tsx';
import { texts } from './texts.ts';

const ROW = 17;
const LONGEST_NAME = Math.max(...Object.values(ATTACK_TITLES).map(({ length }) => length));

const SINCE = { ...texts.ranking, differenceHead: texts.ranking.changeHead };

interface RankingProps {
  groups: readonly IntervalGroup[];
  /** The run before, whose rings the rows have. */
  before: JudgedRun | null;
  /** Of the run that the rows are of. */
  experiment: Experiment;
  onActive: (id: string | null) => void;
}

/** Every attack and control in one ranked chart; choosing one draws its curve. */
export function Ranking({ groups, before, experiment, onActive }: RankingProps) {
  const front = useLab(attackShown);
  const coming = useLab((state) => state.experiment.attacks.length);
  const { look } = useLab.getState();
  const select = (id: string) => {
    const attack = ATTACK_NAMES.find((name) => name === id);
    if (attack) look({ attackInFront: attack, threshold: null });
  };
  return (
    <IntervalChart
      groups={groups}
      domain={CHANCE_AXIS}
      rowHeight={ROW}
      leastName={LONGEST_NAME}
      leastRows={coming}
      labels={before ? SINCE : texts.ranking}
      formatTick={rate}
      selected={front}
      onSelect={select}
      onActive={onActive}
      note={before ? <BeforeNote before={before} experiment={experiment} /> : null}
    />
  );
}
