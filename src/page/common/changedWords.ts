/** In which settings something that is shown differs from the page, in words. */
import { type Experiment, type Knob, knobAt } from '../../lab/experiment/experiment.ts';
import { changedPairs, valueAt } from '../../lab/experiment/experimentText.ts';
import { kindOf } from './kindTexts.ts';
import { knobTextsFor } from './knobTextsFor.ts';
import { valueWords } from './knobWords.ts';
import { texts } from './texts.ts';

const VERSION = 'dataset.content';
const FRACTIONS = ['head.labelFraction.members', 'head.labelFraction.nonMembers'] as const;

const isOneFraction = ({ head: { labelFraction: fraction } }: Experiment) =>
  fraction.members === fraction.nonMembers;

/** In a sentence a label begins small; a slider's symbol follows. */
function nameOf(knob: Knob, experiment: Experiment): string {
  const { label } = knobTextsFor(knob, kindOf(experiment));
  const name = isOneFraction(experiment) && knob.path === FRACTIONS[0] ? texts.membershipKnown : label;
  const small = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return 'slider' in knob && knob.slider ? `${small} ${knob.slider.symbol}` : small;
}

type List = readonly string[];

/** Of a list what one has more than the other and what it lacks, since all of it would be long. */
function listWords(knob: Knob, other: List, one: List, onPage: Experiment, isNow: boolean): string {
  const { options } = knobTextsFor(knob, kindOf(onPage));
  const notIn = (those: List, these: List) =>
    these.filter((name) => !those.includes(name)).map((name) => options[name] ?? name);
  return texts.changed.list(nameOf(knob, onPage), notIn(other, one), notIn(one, other), isNow);
}

function pathsThatDiffer(of: Experiment, onPage: Experiment): readonly string[] {
  const paths = changedPairs(onPage, of).map(([path]) => path);
  const isOne = isOneFraction(of) && isOneFraction(onPage);
  return paths.filter((path) => !(path === VERSION && paths.length > 1) && !(path === FRACTIONS[1] && isOne));
}

/**
 * "τ was 0.05, now 0.1": the first setting in which they differ, and how many more do; empty where none does.
 * @param isFormer what is now is left out
 */
export function changedWords(of: Experiment, onPage: Experiment, isFormer = false): string {
  const [path, ...others] = pathsThatDiffer(of, onPage);
  if (path === undefined) return '';
  const knob = knobAt(path);
  const [was, now] = [valueAt(of, path), valueAt(onPage, path)];
  const first =
    Array.isArray(was) && Array.isArray(now)
      ? listWords(knob, isFormer ? now : was, isFormer ? was : now, onPage, !isFormer)
      : texts.changed.value(
          nameOf(knob, onPage),
          valueWords(knob, was, of),
          isFormer ? '' : valueWords(knob, now, onPage),
        );
  return others.length === 0 ? first : texts.changed.more(first, others.length);
}
