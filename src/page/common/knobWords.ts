/** A knob's value in the page's words. */

import type { Experiment, Knob } from '../../lab/experiment/experiment.ts';
import type { KnobValue } from '../../lab/experiment/knobValues.ts';
import { marks } from '../../language/marks.ts';
import { count } from './format.ts';
import { kindOf } from './kindTexts.ts';
import { knobTextsFor } from './knobTextsFor.ts';
import { texts } from './texts.ts';

/** As it was typed, without what doubles add. */
const exact = (value: number) => String(Number(value.toPrecision(6)));

export function valueWords(knob: Knob, value: KnobValue, experiment: Experiment): string {
  const { options } = knobTextsFor(knob, kindOf(experiment));
  if (value === null) return texts.asShadow;
  if (typeof value === 'boolean') return value ? texts.on : texts.off;
  if (typeof value === 'number') {
    if ('unit' in knob && knob.unit === 'share') return `${exact(100 * value)} %`;
    return knob.kind === 'integer' ? count(value) : exact(value);
  }
  return [value]
    .flat()
    .map((one) => options[one] ?? one)
    .join(marks.comma);
}
