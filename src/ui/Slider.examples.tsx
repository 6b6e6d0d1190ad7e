import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Slider } from './Slider.tsx';
import { Tag } from './Tag.tsx';

function Temperature() {
  const [value, input] = useState(0.05);
  return (
    <Slider
      label="Temperature"
      symbol="τ"
      value={value}
      min={0.01}
      max={1}
      scale="log"
      format={String}
      onInput={input}
      minLabel="0.01"
      maxLabel="1"
      published={{ value: 0.05, label: 'published best' }}
      meaning="Small τ: only the closest pairs push apart."
      tag={<Tag kind="published">published</Tag>}
    />
  );
}

export const examples: Examples = {
  'logarithmic, with a marked value': () => <Temperature />,
  linear: () => (
    <Slider
      label="Dropout rate"
      value={0.35}
      min={0}
      max={0.7}
      step={0.01}
      scale="linear"
      format={(value) => value.toFixed(2)}
      onInput={() => {}}
      minLabel="0"
      maxLabel="0.7"
    />
  ),
};
