/** A verdict in words, the same in the terminal, on the page and in the findings. */
import { fixed, points as shownPoints, signedPoints } from '../numbers.ts';
import type { StudyFigure } from './studyFigure.ts';
import { type ContrastInterval, FEWEST_TO_TELL, type Verdict, type VerdictKind } from './verdict.ts';

export const VERDICT_TITLES: Readonly<Record<VerdictKind, string>> = {
  supported: 'Supported',
  'not-supported': 'Not supported',
  'cannot-be-told': 'Cannot be told',
};

const signedBits = (value: number) => `${value > 0 ? '+' : ''}${fixed(value, 3)}`;

interface Unit {
  readonly name: string;
  shown(value: number): string;
  plain(value: number): string;
}

const POINTS: Unit = { name: 'pp', shown: signedPoints, plain: (value) => shownPoints(value) };

const UNITS: Readonly<Record<StudyFigure, Unit>> = {
  balancedAccuracy: POINTS,
  auc: { name: 'of the AUC', shown: signedBits, plain: (value) => fixed(value, 3) },
  tprAt1: POINTS,
  difference: POINTS,
  information: { name: 'bits', shown: signedBits, plain: (value) => fixed(value, 3) },
};

const seedsText = (seeds: number) => `${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;

/** "+1.2 pp [0.3, 2.1] over 5 seeds" */
export function contrastText({ value, low, high, seeds }: ContrastInterval, figure: StudyFigure): string {
  const { name, shown, plain } = UNITS[figure];
  const ends = low === null || high === null ? '' : ` [${plain(low)}, ${plain(high)}]`;
  return `${shown(value)} ${name}${ends} over ${seedsText(seeds)}`;
}

/** "about 3 more seeds could tell"; empty where none need to, or no affordable number could. */
export const moreSeedsText = ({ moreSeeds }: Verdict): string =>
  moreSeeds === null ? '' : `about ${moreSeeds} more ${moreSeeds === 1 ? 'seed' : 'seeds'} could tell`;

const all = (count: number) =>
  count === 1 ? 'the difference' : count === 2 ? 'both differences' : `all ${count} differences`;

function reasonOf(verdict: Verdict, figure: StudyFigure, margin: number): string {
  const { kind, contrasts, deciding } = verdict;
  if (!deciding) return 'nothing that the claim is about was run.';
  const named = `${deciding.what}: ${contrastText(deciding, figure)}`;
  if (kind === 'supported') {
    const verb = contrasts.length === 1 ? 'is' : 'are';
    const which = contrasts.length === 1 ? '' : ', the least sure of them ';
    return `${all(contrasts.length)} ${verb} above 0${which || ': '}${named}.`;
  }
  if (kind === 'not-supported') {
    const { name, plain } = UNITS[figure];
    const tiny = `, at most less than the ${plain(margin)} ${name} that would matter`;
    return `${named}${deciding.high! < 0 ? ', which is the other way round' : tiny}.`;
  }
  if (deciding.low === null)
    return `${named}; with fewer than ${FEWEST_TO_TELL} seeds nothing is said of the spread.`;
  const enough = moreSeedsText(verdict);
  const more = enough
    ? `${enough}, if they come out like these`
    : 'no number of seeds that anybody would run could tell';
  const open = deciding.high! <= 0 ? 'is no more than chance could make' : 'may be 0 or enough to matter';
  return `${named} ${open}; ${more}.`;
}

/** One or two sentences: "Supported at this scale: …" */
export function verdictText(verdict: Verdict, figure: StudyFigure, margin: number): string {
  const { contrasts, kind } = verdict;
  const corrected =
    contrasts.length > 1 ? ` The intervals hold for ${all(contrasts.length)} at once (Bonferroni).` : '';
  return `${VERDICT_TITLES[kind]} at this scale: ${reasonOf(verdict, figure, margin)}${corrected}`;
}
