import { useState } from 'react';
import type { Examples } from './examples.ts';
import { TextField } from './TextField.tsx';

function ClassName() {
  const [value, change] = useState('cat');
  return (
    <TextField
      label="Class of p0"
      hint="As the labels call it."
      suggestions={['cat', 'dog']}
      value={value}
      onChange={change}
    />
  );
}

export const examples: Examples = {
  'with suggestions and a hint': () => <ClassName />,
  empty: () => <TextField label="Empty" value="" onChange={() => {}} />,
  disabled: () => <TextField label="Disabled" value="dog" disabled onChange={() => {}} />,
};
