import type { Examples } from '../ui/examples.ts';
import { ReliabilityChart } from './ReliabilityChart.tsx';

const BINS = Array.from({ length: 10 }, (_, bin) => {
  const low = bin / 10;
  const members = 0.3 + 0.4 * low;
  return bin === 4
    ? { low, high: low + 0.1, count: 0, confidence: null, members: null }
    : {
        low,
        high: low + 0.1,
        count: 10 + 8 * bin,
        confidence: low + 0.05,
        members: { value: members, low: members - 0.1, high: members + 0.1 },
      };
});

export const examples: Examples = {
  'overconfident, one bin empty': () => (
    <ReliabilityChart
      label="Calibration"
      bins={BINS}
      labels={{ x: 'probability said', y: 'share of members', perfect: 'as said', counts: 'examples' }}
      formatTick={(tick) => `${100 * tick} %`}
    />
  ),
};
