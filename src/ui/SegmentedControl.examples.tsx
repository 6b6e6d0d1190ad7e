import { useState } from 'react';
import type { Examples } from './examples.ts';
import { SegmentedControl } from './SegmentedControl.tsx';

const OPTIONS = [
  { value: 'linear', label: 'ROC' },
  { value: 'log', label: 'log–log' },
  { value: 'scores', label: 'Scores', disabled: true },
] as const;

function Control({ label, compact }: { label: string; compact: boolean }) {
  const [value, choose] = useState<(typeof OPTIONS)[number]['value']>('log');
  return (
    <SegmentedControl label={label} options={OPTIONS} value={value} onChange={choose} compact={compact} />
  );
}

export const examples: Examples = {
  'one option disabled': () => <Control label="Chart" compact={false} />,
  compact: () => <Control label="Chart, compact" compact />,
};
