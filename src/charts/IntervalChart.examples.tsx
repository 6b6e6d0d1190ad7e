import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { CHANCE_AXIS } from './chanceAxis.ts';
import { IntervalChart } from './IntervalChart.tsx';
import type { IntervalGroup, IntervalRow } from './intervalRow.ts';

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

const GROUPS = [
  {
    heading: 'Attacks',
    rows: [
      row('loss', 0.642, {
        asks: 'How probable is the true label?',
        difference: { text: '+3.6', significant: true },
      }),
      row('CLMIA', 0.606, { emphasis: true }),
      row('a guess', 0.4, { difference: { text: '−20.6', significant: true } }),
    ],
  },
  {
    heading: 'Controls',
    rows: [
      row('random encoder', 0.59, { hollow: true, difference: { text: '−1.6', significant: false } }),
      row('blind', 0.46, { hollow: true, difference: { text: '−14.6', significant: true } }),
    ],
  },
];

/** The same after a change: some have moved, one is new. */
const AFTER = GROUPS.map(({ heading, rows }, group) => ({
  heading,
  rows: rows.map((one, i) => (i === 2 ? one : { ...one, ghost: one.value + (group - 0.4) * 0.05 })),
}));

const LABELS = {
  caption: 'Every attack, ranked by balanced accuracy',
  name: 'Attack',
  kind: 'Kind',
  value: 'Balanced accuracy, %',
  difference: 'Further figures',
  chance: 'chance',
};

const HEADED = { ...LABELS, valueHead: '%', differenceHead: 'to CLMIA' };

const percent = (tick: number) => `${Math.round(100 * tick)} %`;

function Ranking({ groups }: { groups: readonly IntervalGroup[] }) {
  const [selected, select] = useState('loss');
  return (
    <IntervalChart
      groups={groups}
      domain={CHANCE_AXIS}
      labels={HEADED}
      formatTick={percent}
      selected={selected}
      onSelect={select}
    />
  );
}

export const examples: Examples = {
  'attacks and controls, one chosen': () => <Ranking groups={GROUPS} />,
  'after a change, with ghosts of where they were': () => <Ranking groups={AFTER} />,
  'differences around none': () => (
    <IntervalChart
      title="CLMIA minus loss, in points"
      groups={[
        {
          rows: [row('AUC', -0.036, { text: '−3.6' }), row('balanced accuracy', 0.011, { text: '+1.1' })],
        },
      ]}
      chance={0}
      labels={{ ...LABELS, caption: 'Differences', chance: 'no difference' }}
      formatTick={percent}
    />
  ),
};
