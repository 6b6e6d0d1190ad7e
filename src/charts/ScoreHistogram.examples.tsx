import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { ScoreHistogram, type ScoreHistogramProps } from './ScoreHistogram.tsx';

const BINS = 24;
const edges = Array.from({ length: BINS + 1 }, (_, i) => i / BINS);
const pile = (centre: number) =>
  Array.from({ length: BINS }, (_, i) =>
    Math.round(60 * Math.exp(-(((i + 0.5) / BINS - centre) ** 2) / 0.03)),
  );
const members = pile(0.62);
const nonMembers = pile(0.42);

function Moved(props: Partial<ScoreHistogramProps>) {
  const [threshold, move] = useState(0.5);
  return (
    <ScoreHistogram
      title="Scores"
      edges={edges}
      series={[
        { name: 'members', counts: members, mark: 'filled' },
        { name: 'non-members', counts: nonMembers, mark: 'hollow' },
      ]}
      threshold={threshold}
      onThreshold={move}
      thresholdLabel="Threshold"
      format={(value) => value.toFixed(2)}
      xLabel="score"
      emptyText="Scores come last."
      {...props}
    />
  );
}

export const examples: Examples = {
  'both piles, a threshold to move and two named': () => (
    <Moved
      marks={[
        { name: 'attack’s cut', value: 0.45 },
        { name: 'best cut', value: 0.56 },
      ]}
      tprText="71 % of members found"
      fprText="29 % false alarms"
    />
  ),
  'the attacker’s view': () => (
    <Moved
      thresholdLabel="Attacker’s threshold"
      series={[{ name: 'unknown', counts: members.map((count, i) => count + nonMembers[i]!), mark: 'grey' }]}
    />
  ),
  empty: () => <Moved edges={[]} series={[]} />,
};
