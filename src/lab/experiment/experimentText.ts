/** Reading and writing an experiment as `path=value` pairs: what a share link and the command line hold. */
import { printable } from '../printable.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, knobsUnder } from './experiment.ts';
import { allowedText, checkedValue, type KnobValue, valueText } from './knobValues.ts';

/** One refused value: nothing else of the experiment is touched by it. */
export interface Problem {
  readonly path: string;
  readonly value: string;
  readonly allowed: string;
}

const SHOWN = 60;

/** As JSON, and numbers that it has no word for by their names. */
const json = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  ) ?? String(value);

/** A refused value as it may be shown: in one line. */
export function shortened(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : json(value);
  if (text.length <= SHOWN) return printable(text);
  // Half of a character outside of the first plane is none.
  const start = text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '');
  return `${printable(start)}… (${text.length} characters)`;
}

export function problemText({ path, value, allowed }: Problem): string {
  return `${path || 'a setting without a name'}: ${value || 'nothing'} is refused; allowed: ${allowed}`;
}

export function valueAt(experiment: Experiment, path: string): KnobValue {
  let at: unknown = experiment;
  for (const part of path.split('.')) at = (at as Record<string, unknown>)[part];
  return at as KnobValue;
}

/** A copy of the experiment with one leaf replaced; the value must already be checked. */
export function withValue(experiment: Experiment, path: string, value: KnobValue): Experiment {
  const set = (at: unknown, parts: readonly string[]): unknown => {
    const [first, ...rest] = parts;
    if (first === undefined) return value;
    const record = at as Record<string, unknown>;
    return { ...record, [first]: set(record[first], rest) };
  };
  return set(experiment, path.split('.')) as Experiment;
}

function leafName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** What is allowed in place of a name that no setting has: all of them, which didYouMean.ts can list. */
export const A_SETTING = 'the name of a setting';

/**
 * Applies one `path=value` pair to an experiment. A path that names a group sets all its leaves. What is not allowed is
 * refused by name and everything else is kept.
 */
export function withPair(
  base: Experiment,
  path: string,
  raw: unknown,
  refuse: (problem: Problem) => void,
): Experiment {
  const knobs = knobsUnder(path);
  if (knobs.length === 0) {
    refuse({ path: shortened(path), value: shortened(raw), allowed: A_SETTING });
    return base;
  }
  let experiment = base;
  for (const knob of knobs) {
    const value = checkedValue(knob, raw);
    if (value === undefined) {
      refuse({
        path: knobs.length > 1 ? `${path} (${leafName(knob.path)})` : path,
        value: shortened(raw),
        allowed: allowedText(knob),
      });
    } else {
      experiment = withValue(experiment, knob.path, value);
    }
  }
  return experiment;
}

/** Applies pairs in their order, so that the last one of a path counts. */
export function withPairs(
  base: Experiment,
  pairs: Iterable<readonly [path: string, raw: unknown]>,
): { experiment: Experiment; problems: Problem[] } {
  let experiment = base;
  const problems: Problem[] = [];
  for (const [path, raw] of pairs) {
    experiment = withPair(experiment, path, raw, (problem) => problems.push(problem));
  }
  return { experiment, problems };
}

/** The leaves in which an experiment differs from the default, as texts, in the schema's order. */
export function changedPairs(
  experiment: Experiment,
  base: Experiment = DEFAULT_EXPERIMENT,
): [path: string, text: string][] {
  return KNOBS.flatMap((knob): [string, string][] => {
    const text = valueText(knob, valueAt(experiment, knob.path));
    return text === valueText(knob, valueAt(base, knob.path)) ? [] : [[knob.path, text]];
  });
}
