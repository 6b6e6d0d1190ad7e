import { useState } from 'react';
import type { Examples } from './examples.ts';
import { NumberField } from './NumberField.tsx';
import { Tag } from './Tag.tsx';

function Epochs() {
  const [value, commit] = useState(20);
  return (
    <NumberField
      label="Epochs"
      value={value}
      min={1}
      max={500}
      integer
      refused={() => 'From 1 to 500.'}
      hint="Passes over the training pictures."
      tag={<Tag kind="ours">our choice</Tag>}
      onCommit={commit}
    />
  );
}

export const examples: Examples = {
  'an integer with a hint and a tag': () => <Epochs />,
  'with a unit, disabled': () => (
    <NumberField
      label="Keep at most"
      value={12_000}
      min={160}
      max={60_000}
      unit="pictures"
      refused={() => 'From 160 to 60000.'}
      disabled
      onCommit={() => {}}
    />
  ),
};
