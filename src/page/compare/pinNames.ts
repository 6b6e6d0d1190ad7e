/** How pinned runs are told apart: by the settings in which they differ. */
import { type Experiment, KNOBS, type Knob } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { valueText } from '../../lab/experiment/knobValues.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { texts } from './texts.ts';

/** In a name; more would not be read. */
const NAMED = 2;

/** The knobs whose values are not the same in all. */
export function differingKnobs(experiments: readonly Experiment[]): readonly Knob[] {
  return KNOBS.filter(
    (knob) => new Set(experiments.map((one) => valueText(knob, valueAt(one, knob.path)))).size > 1,
  );
}

export function knobName(knob: Knob, experiment: Experiment): string {
  if ('slider' in knob && knob.slider) return knob.slider.symbol;
  const { label } = knobTextsFor(knob, kindOf(experiment));
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

const isShort = (knob: Knob, experiment: Experiment) => !Array.isArray(valueAt(experiment, knob.path));

/** The person's own name, or what sets it apart from the others and the default: "τ 0.1, p 0.5". */
export function pinName({ name, experiment }: Pin, knobs: readonly Knob[]): string {
  if (name.trim() !== '') return name.trim();
  const said = knobs
    .filter((knob) => isShort(knob, experiment))
    .slice(0, NAMED)
    .map(
      (knob) =>
        `${knobName(knob, experiment)} ${valueWords(knob, valueAt(experiment, knob.path), experiment)}`,
    );
  return said.length > 0 ? said.join(', ') : texts.default;
}
