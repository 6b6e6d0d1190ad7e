import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { IntervalChart } from './IntervalChart.tsx';
import type { IntervalRow } from './intervalRow.ts';

const row = (id: string, value: number, rest: Partial<IntervalRow> = {}): IntervalRow => ({
  id,
  name: id,
  kind: rest.hollow ? 'control' : 'attack',
  value,
  low: value - 0.03,
  high: value + 0.03,
  text: (100 * value).toFixed(1),
  detail: `${(100 * value).toFixed(1)} %`,
  ...rest,
});

const ROWS = [
  row('loss', 0.642),
  row('CLMIA', 0.606, { emphasis: true }),
  row('random encoder', 0.59, { hollow: true }),
  row('blind', 0.508, { hollow: true }),
];

const LABELS = {
  caption: 'Every attack, ranked by balanced accuracy',
  name: 'Attack',
  kind: 'Kind',
  value: 'Balanced accuracy, %',
  difference: 'Further figures',
  chance: 'chance',
};

const percent = (tick: number) => `${Math.round(100 * tick)} %`;

function Ranking() {
  const [selected, select] = useState('loss');
  return (
    <IntervalChart rows={ROWS} labels={LABELS} formatTick={percent} selected={selected} onSelect={select} />
  );
}

export const examples: Examples = {
  'attacks and controls, one chosen': () => <Ranking />,
  'differences around none': () => (
    <IntervalChart
      title="CLMIA minus loss, in points"
      rows={[row('AUC', -0.036, { text: '−3.6' }), row('balanced accuracy', 0.011, { text: '+1.1' })]}
      chance={0}
      labels={{ ...LABELS, caption: 'Differences', chance: 'no difference' }}
      formatTick={percent}
    />
  ),
};
