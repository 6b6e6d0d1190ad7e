import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Menu } from './Menu.tsx';

const ITEMS = [
  { id: 'overfit', title: 'Overfit', text: 'Few pictures, many epochs.' },
  { id: 'generalises', title: 'Generalises well' },
];

function Chosen() {
  const [current, pick] = useState('overfit');
  return <Menu label={current} listLabel="Presets" items={ITEMS} current={current} onPick={pick} />;
}

export const examples: Examples = {
  'with a current item': () => <Chosen />,
  disabled: () => (
    <Menu label="Presets" listLabel="Presets, disabled" items={ITEMS} onPick={() => {}} disabled />
  ),
};
