import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Switch } from './Switch.tsx';

function Linked() {
  const [on, turn] = useState(true);
  return (
    <Switch label="Members and non-members alike" hint="Moves both at once." checked={on} onChange={turn} />
  );
}

export const examples: Examples = {
  'on, with a hint': () => <Linked />,
  off: () => <Switch label="Without the controls" checked={false} onChange={() => {}} />,
  disabled: () => <Switch label="For pictures only" checked={false} disabled onChange={() => {}} />,
};
