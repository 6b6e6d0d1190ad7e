/** What a setting of a study is called: the values of what varies. */
import { type Experiment, knobAt, knobsUnder } from '../experiment/experiment.ts';
import { valueAt } from '../experiment/experimentText.ts';
import { valueText } from '../experiment/knobValues.ts';

export interface VariedValue {
  /** Of a knob, or of a group whose knobs have one value. */
  readonly path: string;
  readonly text: string;
}

/** A share is told in per cent. */
function shownValue(path: string, experiment: Experiment): string {
  const knob = knobAt(path);
  const value = valueAt(experiment, path);
  const isShare = knob.kind === 'number' && knob.unit === 'share' && typeof value === 'number';
  return isShare ? `${Number((100 * value).toPrecision(6))} %` : valueText(knob, value);
}

/** @param paths of what varies, of knobs or of groups */
export function variedValues(paths: readonly string[], experiment: Experiment): VariedValue[] {
  return paths.map((path) => {
    const texts = knobsUnder(path).map((knob) => shownValue(knob.path, experiment));
    return { path, text: new Set(texts).size === 1 ? texts[0]! : texts.join(' and ') };
  });
}
