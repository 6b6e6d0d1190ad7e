/** What was probably meant by a mistyped word. Apart from the checks, which every worker has: only who reads asks. */
import { distance } from 'fastest-levenshtein';
import { KNOBS, knobsUnder } from './experiment.ts';
import { A_SETTING, type Problem, problemText } from './experimentText.ts';

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

export const SETTING_NAMES: readonly string[] = KNOBS.map(({ path }) => path);

/** The same for a refused path or value of an experiment. */
export function meantBy({ path, value, allowed }: Problem): string {
  if (allowed === A_SETTING) return didYouMean(path, SETTING_NAMES);
  const [knob] = knobsUnder(path);
  if (!knob || !('options' in knob)) return '';
  const { options } = knob;
  const unknown = value.split(',').find((part) => !options.some((option) => option === part.trim()));
  return unknown === undefined ? '' : didYouMean(unknown, options);
}

/** Where a line may be long and nothing else lists them: with the name of every setting. */
export const namingAll = (problem: Problem): Problem =>
  problem.allowed === A_SETTING ? { ...problem, allowed: `one of ${SETTING_NAMES.join(', ')}` } : problem;

/** The refusal, and what was probably meant; @param told what of it is told */
export function refusalText(problem: Problem, told = problem): string {
  const meant = meantBy(problem);
  return meant === '' ? problemText(told) : `${problemText(told)}; ${meant}`;
}
