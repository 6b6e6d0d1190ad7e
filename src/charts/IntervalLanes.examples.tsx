import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { CHANCE_AXIS } from './chanceAxis.ts';
import { IntervalLanes } from './IntervalLanes.tsx';
import type { LaneRow } from './lanes.ts';

const LANES = [
  { id: 'a', name: 'τ 0.05', dash: 'none', emphasis: true },
  { id: 'b', name: 'τ 0.5', dash: '6 3', emphasis: false },
  {
    id: 'c',
    name: 'a name that is longer than there is room for on any screen',
    dash: '2 2',
    emphasis: false,
  },
];

const row = (name: string, values: readonly (number | null)[], hollow = false): LaneRow => ({
  id: name,
  name,
  kind: hollow ? 'control' : 'attack',
  asks: `What does ${name} ask?`,
  hollow,
  values: values.map((value) =>
    value === null
      ? null
      : {
          value,
          low: value - 0.03,
          high: value + 0.03,
          text: (100 * value).toFixed(1),
          detail: `${(100 * value).toFixed(1)} %`,
        },
  ),
});

const ROWS = [
  row('CLMIA', [0.606, 0.58, 0.41]),
  row('loss', [0.642, null, 0.99]),
  row('random encoder', [0.59, 0.55, null], true),
];

function Lanes() {
  const [selected, select] = useState('loss');
  return (
    <IntervalLanes
      title="Every attack of three runs"
      rows={ROWS}
      lanes={LANES}
      chance={0.5}
      domain={CHANCE_AXIS}
      labels={{
        caption: 'Every attack of three runs',
        name: 'Attack',
        kind: 'Kind',
        value: 'Of each run',
        difference: 'What it asks',
        chance: 'chance',
      }}
      formatTick={(tick) => `${Math.round(100 * tick)} %`}
      noneText="not in this run"
      laneText={(name, detail) => `${name}: ${detail}`}
      selected={selected}
      onSelect={select}
    />
  );
}

export const examples: Examples = {
  'three runs, one of them without an attack': () => <Lanes />,
};
