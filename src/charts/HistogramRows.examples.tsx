import type { Examples } from '../ui/examples.ts';
import { HistogramRows } from './HistogramRows.tsx';

const EDGES = Array.from({ length: 21 }, (_, i) => i / 20);
const bell = (middle: number) => EDGES.slice(1).map((edge) => Math.exp(-(((edge - middle) / 0.15) ** 2)) / 6);
const series = (members: number, others: number) => [
  { name: 'members', mark: 'filled' as const, counts: bell(members) },
  { name: 'non-members', mark: 'hollow' as const, counts: bell(others) },
];

export const examples: Examples = {
  'two runs over one axis': () => (
    <HistogramRows
      title="Scores of CLMIA, pinned runs"
      subtitle="shares of each kind"
      edges={EDGES}
      rows={[
        { id: 'a', name: 'τ 0.05', dash: 'none', emphasis: true, series: series(0.7, 0.4) },
        { id: 'b', name: 'τ 0.5', dash: '6 3', emphasis: false, series: series(0.5, 0.5) },
      ]}
      format={(value) => value.toFixed(1)}
      xLabel="score of CLMIA"
      emptyText="none"
      description="two bells each"
    />
  ),
};
