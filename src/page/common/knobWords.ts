/** A knob's value in the page's words. */
import type { Experiment, Knob } from '../../lab/experiment/experiment.ts';
import type { KnobValue } from '../../lab/experiment/knobValues.ts';
import { count, percent, short } from './format.ts';
import { kindOf } from './kindTexts.ts';
import { knobTextsFor } from './knobTextsFor.ts';
import { texts } from './texts.ts';

export function valueWords(knob: Knob, value: KnobValue, experiment: Experiment): string {
  const { options } = knobTextsFor(knob, kindOf(experiment));
  if (value === null) return texts.asShadow;
  if (typeof value === 'boolean') return value ? texts.on : texts.off;
  if (typeof value === 'number') {
    return 'unit' in knob && knob.unit === 'share'
      ? percent(value, value < 0.1 ? 1 : 0)
      : knob.kind === 'integer'
        ? count(value)
        : short(value);
  }
  return [value]
    .flat()
    .map((one) => options[one] ?? one)
    .join(', ');
}
