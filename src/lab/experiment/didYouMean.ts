/** What was probably meant by a mistyped word. Apart from the checks, which every worker has: only who reads asks. */
import { distance } from 'fastest-levenshtein';
import { KNOBS, knobsUnder } from './experiment.ts';
import type { Problem } from './experimentText.ts';

/** Nothing that can be chosen is called longer than this. */
const LONGEST = 60;

/** As many slips as a word of this length may have: two letters that have changed places are two. */
const slips = (word: string) => (word.length < 3 ? 0 : Math.min(3, Math.floor((word.length + 2) / 3)));

/** A word may be the last part of a path: `temperature` for `contrastive.temperature`. */
function farFrom(word: string, option: string): number {
  const last = option.slice(option.lastIndexOf('.') + 1);
  return Math.min(distance(word, option.toLowerCase()), distance(word, last.toLowerCase()));
}

/** `did you mean a or b?` for the options nearest to a word; empty where none is near. */
export function didYouMean(word: string, options: readonly string[]): string {
  const asked = word.trim().toLowerCase();
  if (asked === '' || asked.length > LONGEST) return '';
  const near = options.map((option) => ({ option, far: farFrom(asked, option) }));
  const least = Math.min(...near.map(({ far }) => far));
  if (least > slips(asked)) return '';
  const meant = near.filter(({ far }) => far === least).map(({ option }) => option);
  return `did you mean ${meant.slice(0, 3).join(' or ')}?`;
}

/** The same for a refused path or value of an experiment. */
export function meantBy({ path, value }: Pick<Problem, 'path' | 'value'>): string {
  const [knob] = knobsUnder(path);
  if (!knob)
    return didYouMean(
      path,
      KNOBS.map((one) => one.path),
    );
  if (!('options' in knob)) return '';
  const { options } = knob;
  const unknown = value.split(',').find((part) => !options.some((option) => option === part.trim()));
  return unknown === undefined ? '' : didYouMean(unknown, options);
}
