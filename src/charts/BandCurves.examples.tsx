import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { BandCurves, type BandCurvesProps } from './BandCurves.tsx';
import type { BandPoint } from './bands.ts';

const point = (value: number, reach: number): BandPoint => ({
  value,
  low: value - reach,
  high: value + reach,
  singles: [-0.8, -0.3, 0.1, 0.4, 0.6].map((share) => value + share * reach),
});

const NOTHING: BandPoint = { value: null, low: null, high: null, singles: [] };

const x = [
  { at: 0, text: '0.02' },
  { at: 0.23, text: '0.05' },
  { at: 0.41, text: '0.1' },
  { at: 0.82, text: '0.5' },
  { at: 1, text: '1' },
];

function Example(props: Partial<BandCurvesProps>) {
  const [active, setActive] = useState<number | null>(null);
  return (
    <BandCurves
      title="By temperature"
      x={x}
      xLabel="τ"
      series={[
        {
          id: 'clmia',
          name: 'CLMIA',
          tone: 'strong',
          band: true,
          points: [0.59, 0.61, 0.6, 0.58, 0.55].map((value) => point(value, 0.03)),
        },
        {
          id: 'loss',
          name: 'Loss',
          tone: 'quiet',
          band: false,
          points: [0.64, 0.64, 0.64, 0.64, 0.64].map((value) => point(value, 0.02)),
        },
        {
          id: 'random',
          name: 'Random encoder',
          tone: 'dashed',
          band: false,
          points: [0.58, 0.58, 0.58, 0.57, 0.57].map((value) => point(value, 0.02)),
        },
      ]}
      yDomain={[0.45, 0.7]}
      format={(value) => (100 * value).toFixed(0)}
      base={{ value: 0.5, text: 'chance' }}
      mark={{ at: 0.23, text: '▲ published' }}
      height={280}
      named
      active={active}
      onActive={setActive}
      step={0.01}
      label="By temperature"
      readout={(place) => x[place]!.text}
      {...props}
    />
  );
}

export const examples: Examples = {
  'with bands': () => <Example />,
  'filling in': () => (
    <Example
      series={[
        {
          id: 'clmia',
          name: 'CLMIA',
          tone: 'strong',
          band: true,
          points: [point(0.59, 0.03), point(0.61, 0.03), NOTHING, NOTHING, NOTHING],
        },
      ]}
      progress={[
        { wanted: 5, done: 5, begun: 0, failed: 0 },
        { wanted: 5, done: 5, begun: 0, failed: 0 },
        { wanted: 5, done: 2, begun: 2, failed: 0 },
        { wanted: 5, done: 0, begun: 0, failed: 1 },
        { wanted: 5, done: 0, begun: 0, failed: 0 },
      ]}
    />
  ),
  'with a guess': () => <Example guess={{ name: 'your guess', values: [0.55, 0.65, 0.6, 0.52, 0.5] }} />,
};
