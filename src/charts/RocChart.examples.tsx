import type { Examples } from '../ui/examples.ts';
import { RocChart } from './RocChart.tsx';

const fpr = Array.from({ length: 101 }, (_, i) => i / 100);
const above = (power: number) => fpr.map((rate) => rate ** power);
const common = {
  floor: 0.01,
  labels: {
    x: 'false positives',
    y: 'true positives',
    chance: 'chance',
    unsupported: 'no false alarm',
    cursor: 'Walk the curve with the arrow keys',
  },
  formatRate: (rate: number) => `${Number((100 * rate).toPrecision(3))} %`,
  readout: (name: string, x: number, y: number) => `${name}: ${y.toFixed(2)} found at ${x.toFixed(2)}`,
  emptyText: 'Scores come last.',
};
const curves = [
  { id: 'loss', name: 'loss', fpr, tpr: above(0.6) },
  { id: 'clmia', name: 'CLMIA', fpr, tpr: above(0.75), emphasis: true },
];

export const examples: Examples = {
  linear: () => <RocChart title="ROC" scale="linear" curves={curves} {...common} />,
  'log–log, unsupported part shaded': () => (
    <RocChart title="ROC, log–log" scale="log" curves={curves} {...common} />
  ),
  empty: () => <RocChart title="ROC" scale="linear" curves={[]} {...common} />,
};
