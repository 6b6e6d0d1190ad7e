/** How pinned runs are told apart: by the settings in which they differ. */

import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, type Knob } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { valueText } from '../../lab/experiment/knobValues.ts';
import { marks } from '../../language/marks.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { texts } from './texts.ts';

type Named = Pick<Pin, 'name' | 'experiment'>;

/** In a name; more would not be read. */
const NAMED = 2;

/** The knobs whose values are not the same in all. */
function differingKnobs(experiments: readonly Experiment[]): readonly Knob[] {
  return KNOBS.filter((knob) => new Set(experiments.map((one) => valueIn(one, knob))).size > 1);
}

const symbolOf = (knob: Knob) => ('slider' in knob && knob.slider ? knob.slider.symbol : null);

function labelOf(knob: Knob, experiment: Experiment): string {
  const { label } = knobTextsFor(knob, kindOf(experiment));
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** As short as it can be said. */
const knobName = (knob: Knob, experiment: Experiment) => symbolOf(knob) ?? labelOf(knob, experiment);

/** Where there is room: "dropout rate p", the symbol never alone in a line. */
export const wholeKnobName = (knob: Knob, experiment: Experiment) =>
  [labelOf(knob, experiment), symbolOf(knob)].filter(Boolean).join('\u00a0');

const isShort = (knob: Knob, experiment: Experiment) => !Array.isArray(valueAt(experiment, knob.path));

const valueIn = (experiment: Experiment, knob: Knob) => valueText(knob, valueAt(experiment, knob.path));

/** The person's own name, or what sets it apart from the others: "τ 0.1, p 0.5"; of what few others have, only that. */
function pinName({ name, experiment }: Named, knobs: readonly Knob[], among: readonly Experiment[]): string {
  if (name.trim() !== '') return name.trim();
  const sharedBy = (knob: Knob) =>
    among.filter((one) => valueIn(one, knob) === valueIn(experiment, knob)).length;
  const telling = knobs
    .filter((knob) => isShort(knob, experiment))
    .map((knob) => ({ knob, sharers: sharedBy(knob) }))
    .sort((one, other) => one.sharers - other.sharers);
  const said = telling
    .filter(({ sharers }, i) => i < NAMED && sharers === telling[0]!.sharers)
    .map(
      ({ knob }) =>
        `${knobName(knob, experiment)} ${valueWords(knob, valueAt(experiment, knob.path), experiment)}`,
    );
  return said.length > 0 ? said.join(marks.comma) : texts.default;
}

/** What each of the pins is called, and the knobs in which they differ. */
export function namedPins(pins: readonly Named[]): {
  readonly differing: readonly Knob[];
  readonly names: readonly string[];
} {
  const experiments = pins.map(({ experiment }) => experiment);
  const differing = differingKnobs(experiments);
  // One alone is set apart from the default.
  const among = differing.length > 0 ? experiments : [DEFAULT_EXPERIMENT, ...experiments];
  const telling = differing.length > 0 ? differing : differingKnobs(among);
  return { differing, names: pins.map((pin) => pinName(pin, telling, among)) };
}
