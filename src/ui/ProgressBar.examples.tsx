import type { Examples } from './examples.ts';
import { ProgressBar } from './ProgressBar.tsx';

export const examples: Examples = {
  'two thirds': () => <ProgressBar label="Two thirds" value={2} max={3} />,
  unknown: () => <ProgressBar label="Unknown" value={null} max={1} />,
};
