import type { Examples } from '../ui/examples.ts';
import { PosteriorBars } from './PosteriorBars.tsx';

export const examples: Examples = {
  'the true class is emphasised': () => (
    <PosteriorBars
      label="What the target answers"
      rows={[
        { label: 'shirt', value: 0.81, text: '81 %', emphasis: true },
        { label: 'pullover', value: 0.14, text: '14 %' },
        { label: 'coat', value: 0.05, text: '5.0 %' },
      ]}
    />
  ),
};
