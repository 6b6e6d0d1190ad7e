import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { LossChart } from './LossChart.tsx';
import { LossLines } from './LossLines.tsx';

const falling = Array.from({ length: 20 }, (_, epoch) => 2.3 * Math.exp(-epoch / 5));
const slower = falling.map((loss) => loss + 0.4);
const common = {
  xLabel: (epoch: number) => `epoch ${Math.round(epoch)}`,
  format: (value: number) => value.toPrecision(3),
  emptyText: 'waiting for the data',
  Lines: LossLines,
};

function Marked() {
  const [at, pick] = useState(8);
  return (
    <LossChart
      title="Contrastive"
      series={[{ name: 'loss', values: falling, tone: 'ink' }]}
      {...common}
      Lines={undefined}
      cursor={{ at, onPick: (x) => pick(Math.round(x)) }}
    />
  );
}

export const examples: Examples = {
  'two curves': () => (
    <LossChart
      title="Loss"
      series={[
        { name: 'target', values: falling, tone: 'ink', text: '0.05' },
        { name: 'shadow', values: slower, tone: 'quiet', text: '0.45' },
      ]}
      {...common}
    />
  ),
  'with a reference, half drawn': () => (
    <LossChart
      title="Contrastive"
      series={[{ name: 'loss', values: falling.slice(0, 10).map((loss) => loss + 3), tone: 'ink' }]}
      reference={{ value: 5.55, label: 'log B = 5.55' }}
      xMax={20}
      {...common}
    />
  ),
  'a picture of them': () => (
    <LossChart
      title="Loss"
      series={[
        { name: 'target', values: falling, tone: 'ink', text: '0.05' },
        { name: 'shadow', values: slower, tone: 'quiet', text: '0.45' },
      ]}
      {...common}
      Lines={undefined}
    />
  ),
  'a cursor that a click moves': () => <Marked />,
  empty: () => <LossChart title="Head" series={[]} {...common} />,
};
