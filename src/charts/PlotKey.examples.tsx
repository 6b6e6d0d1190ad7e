import type { Examples } from '../ui/examples.ts';
import { PlotKey } from './PlotKey.tsx';

export const examples: Examples = {
  'every mark': () => (
    <PlotKey
      items={[
        { mark: 'filled', text: 'members' },
        { mark: 'hollow', text: 'non-members' },
        { mark: 'grey', text: 'membership unknown' },
        { mark: 'ring', text: 'labelled' },
      ]}
    />
  ),
};
