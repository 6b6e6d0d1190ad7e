/** Several experiments out of one text, as a link holds them. */
import { refusalText } from './didYouMean.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from './experiment.ts';
import { type Problem, shortened, withPair } from './experimentText.ts';
import { DEFAULT, formatExperiments } from './formatExperiments.ts';

/** More are not looked at: nobody shows as many, and a link may hold a hundred thousand. */
const MOST_READ = 24;

interface ParsedExperiments {
  readonly experiments: readonly Experiment[];
  /** How many could not be read: one setting that is refused would make another experiment of it. */
  readonly refused: number;
  /** What was wrong with the first of them; null: nothing with any. */
  readonly why: string | null;
}

/** Never throws: each experiment that is whole is kept. What stands twice counts once. */
export function parseExperiments(text: string): ParsedExperiments {
  const experiments = new Map<string, Experiment>();
  const parts = text.split('/');
  let refused = Math.max(0, parts.length - MOST_READ);
  let why: string | null = null;
  for (const part of parts.slice(0, MOST_READ)) {
    const read = experimentOf(part);
    if ('experiment' in read) experiments.set(formatExperiments([read.experiment]), read.experiment);
    else {
      refused++;
      why ??= refusalText(read.problem);
    }
  }
  if (refused > 0) why ??= `${parts.length} of them, of which the first ${MOST_READ} are read`;
  return { experiments: [...experiments.values()], refused, why };
}

/** Exactly two, which may be the same. Never throws. @returns what is wrong, where anything is */
export function parseTwo(text: string): readonly [Experiment, Experiment] | { readonly why: string } {
  const parts = text.split('/');
  if (parts.length !== 2) return { why: `${parts.length} of them, where two belong` };
  const [a, b] = [experimentOf(parts[0]!), experimentOf(parts[1]!)];
  if ('problem' in a) return { why: refusalText(a.problem) };
  if ('problem' in b) return { why: refusalText(b.problem) };
  return [a.experiment, b.experiment];
}

function experimentOf(text: string): { readonly experiment: Experiment } | { readonly problem: Problem } {
  if (text === DEFAULT) return { experiment: DEFAULT_EXPERIMENT };
  let experiment = DEFAULT_EXPERIMENT;
  const problems: Problem[] = [];
  for (const pair of text.split(';')) {
    const colon = pair.indexOf(':');
    if (colon < 1)
      return {
        problem: {
          path: 'an experiment',
          value: shortened(pair),
          allowed: `${DEFAULT}, or settings as path:value`,
        },
      };
    experiment = withPair(experiment, pair.slice(0, colon), pair.slice(colon + 1), (problem) =>
      problems.push(problem),
    );
    if (problems[0]) return { problem: problems[0] };
  }
  return { experiment };
}
