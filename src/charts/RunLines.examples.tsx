import type { Examples } from '../ui/examples.ts';
import { RunLines } from './RunLines.tsx';

const falling = (epochs: number, speed: number, floor: number) => ({
  x: Array.from({ length: epochs }, (_, i) => i + 1),
  y: Array.from({ length: epochs }, (_, i) => floor + 2.3 * Math.exp(-i / speed)),
});
const common = {
  xLabel: (epoch: number) => `epoch ${Math.round(epoch)}`,
  format: (value: number) => value.toPrecision(3),
  readout: (name: string, x: string, value: string) => `${name}: ${value} at ${x}`,
  emptyText: 'none has this curve',
  description: 'falling',
};

export const examples: Examples = {
  'three runs, two of which coincide': () => (
    <RunLines
      title="Target"
      lines={[
        { id: 'a', name: 'τ 0.05', dash: 'none', emphasis: true, ...falling(20, 5, 0) },
        { id: 'b', name: 'epochs 40', dash: '6 3', emphasis: false, ...falling(40, 12, 0.3) },
        { id: 'c', name: 'τ 0.5', dash: '2 2', emphasis: false, ...falling(20, 5, 0) },
      ]}
      {...common}
    />
  ),
  'of one point': () => (
    <RunLines
      title="Head"
      lines={[{ id: 'a', name: 'a', dash: 'none', emphasis: true, x: [1], y: [2] }]}
      {...common}
    />
  ),
  empty: () => <RunLines title="Head" lines={[]} {...common} />,
};
