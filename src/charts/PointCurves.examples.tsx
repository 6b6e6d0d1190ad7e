import type { Examples } from '../ui/examples.ts';
import { PointCurves } from './PointCurves.tsx';

const common = {
  xDomain: [0, 0.7] as const,
  xLabel: 'dropout rate p',
  yLabel: 'bits',
  format: String,
  emptyText: 'Runs at different dropout rates draw a curve here.',
};

export const examples: Examples = {
  'three curves': () => (
    <PointCurves
      title="By dropout rate"
      x={[0.05, 0.1, 0.3, 0.5]}
      series={[
        { name: 'pair', mark: 'filled', y: [0.3, 0.28, 0.2, 0.1] },
        { name: 'one view', mark: 'hollow', y: [0.25, 0.22, 0.15, 0.06] },
        { name: 'answer', mark: 'square', y: [0.3, 0.3, 0.29, 0.27] },
      ]}
      {...common}
    />
  ),
  empty: () => <PointCurves title="By dropout rate" x={[]} series={[]} {...common} />,
};
