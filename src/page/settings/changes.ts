/** Whether a setting differs from its default, what that is in words, and what rules a setting that cannot be chosen freely. */
import { matters } from '../../lab/experiment/constraints.ts';
import { type Experiment, KNOBS, type Knob, knobAt } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import type { KnobGroup } from '../../lab/experiment/knob.ts';
import { valueText } from '../../lab/experiment/knobValues.ts';
import { gap } from '../../language/marks.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { texts } from './texts.ts';

export function isChanged(knob: Knob, experiment: Experiment): boolean {
  return valueText(knob, valueAt(experiment, knob.path)) !== valueText(knob, knob.default);
}

export const defaultWords = (knob: Knob, experiment: Experiment): string =>
  valueWords(knob, knob.default, experiment);

/** Why a setting changes nothing now: the settings that it would need; null where it matters. */
export function reasonWithout(knob: Knob, experiment: Experiment): string | null {
  if (matters(knob, experiment)) return null;
  const kind = kindOf(experiment);
  const needed = Object.entries(knob.matters ?? {}).map(([path, values]) => {
    const { label, options } = knobTextsFor(knobAt(path), kind);
    return texts.needs(
      label,
      values.map((value) => options[value] ?? value),
    );
  });
  return needed.join(gap());
}

/** The group's settings that change nothing beside the others. */
export function idleSettings(group: KnobGroup, experiment: Experiment): readonly Knob[] {
  return KNOBS.filter((knob) => knob.group === group && !matters(knob, experiment));
}
