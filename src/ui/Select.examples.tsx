import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Select } from './Select.tsx';
import { Tag } from './Tag.tsx';

const OPTIONS = [
  { value: 'cnn', label: 'CNN' },
  { value: 'vgg19', label: 'VGG-19', disabled: true },
  { value: 'mlp', label: 'MLP' },
];

function Architecture() {
  const [value, choose] = useState('cnn');
  return (
    <Select
      label="Architecture"
      hint="The target’s and the shadow’s."
      tag={<Tag kind="published">published</Tag>}
      options={OPTIONS}
      value={value}
      onChange={choose}
    />
  );
}

export const examples: Examples = {
  'with a hint and a tag': () => <Architecture />,
  'without a visible label': () => (
    <Select label="Hidden label" hideLabel options={OPTIONS} value="mlp" onChange={() => {}} />
  ),
  disabled: () => <Select label="Disabled" options={OPTIONS} value="cnn" disabled onChange={() => {}} />,
};
