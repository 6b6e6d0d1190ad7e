import type { Examples } from '../ui/examples.ts';
import { Figure } from './Figure.tsx';
import { PlotKey } from './PlotKey.tsx';

export const examples: Examples = {
  'title, subtitle and key': () => (
    <Figure
      title="What the encoder sees"
      subtitle="800 pictures by their embedding"
      aside={<PlotKey items={[{ mark: 'filled', text: 'members' }]} />}
    >
      <div style={{ height: 60, background: 'var(--wash)' }} />
    </Figure>
  ),
};
