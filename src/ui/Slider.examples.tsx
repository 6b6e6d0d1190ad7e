import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Slider } from './Slider.tsx';
import type { NumberWords } from './SliderNumber.tsx';
import { Tag } from './Tag.tsx';

const number = (name: string, bounds: string): NumberWords => ({
  name,
  bounds,
  refused: (text) => `“${text}” is not taken. ${bounds}`,
});

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
      number={number('Temperature as a number', 'From 0.01 to 1.')}
      onInput={input}
      minLabel="0.01"
      maxLabel="1"
      published={{ value: 0.05, label: 'published best' }}
      meaning="Small: look-alikes repel most."
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
      number={number('Dropout rate as a number', 'From 0 to 0.7.')}
      onInput={() => {}}
      minLabel="0"
      maxLabel="0.7"
    />
  ),
};
