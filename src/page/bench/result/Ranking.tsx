import { IntervalChart } from '../../../charts/IntervalChart.tsx';
import type { IntervalRow } from '../../../charts/intervalRow.ts';
import { ATTACK_TITLES, type AttackName, isControl } from '../../../lab/attacks/catalogue.ts';
import type { RunFigures } from '../../../lab/evaluation/judge.ts';
import { area, differenceText, percentRange, points, rate } from '../../common/format.ts';
import { attackShown } from '../../common/selectors.ts';
import { useLab } from '../../state/store.ts';
import { texts } from './texts.ts';

function rowOf({ name, balancedAccuracy, auc, clmiaMinus }: RunFigures): IntervalRow {
  const control = isControl(name);
  const difference = clmiaMinus?.balancedAccuracy;
  const significant = difference ? difference.low > 0 || difference.high < 0 : false;
  const { value, range } = area(auc);
  return {
    id: name,
    name: ATTACK_TITLES[name],
    kind: control ? texts.ranking.control : texts.ranking.attack,
    value: balancedAccuracy.value,
    low: balancedAccuracy.low,
    high: balancedAccuracy.high,
    text: points(balancedAccuracy.value),
    hollow: control,
    emphasis: name === 'clmia',
    detail: texts.ranking.detail(
      percentRange(balancedAccuracy),
      `${value} ${range}`,
      difference ? texts.ranking.versus(differenceText(difference)) : '',
    ),
    ...(difference && { difference: { text: '', significant } }),
  };
}

/** Every attack and control in one ranked chart; choosing one draws its curve. */
export function Ranking({ attacks }: { attacks: readonly RunFigures[] }) {
  const front = useLab(attackShown);
  const coming = useLab((state) => state.experiment.attacks.length);
  const { look } = useLab.getState();
  const ranked = [...attacks].sort((a, b) => b.balancedAccuracy.value - a.balancedAccuracy.value);
  return (
    <IntervalChart
      rows={ranked.map(rowOf)}
      rowHeight={24}
      leastRows={coming}
      labels={texts.ranking}
      formatTick={rate}
      selected={front}
      onSelect={(id) => look({ attackInFront: id as AttackName, threshold: null })}
    />
  );
}
