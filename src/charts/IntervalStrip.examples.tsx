import type { Examples } from '../ui/examples.ts';
import { IntervalStrip } from './IntervalStrip.tsx';

export const examples: Examples = {
  'against chance': () => <IntervalStrip value={0.62} low={0.51} high={0.72} reference={0.5} />,
};
