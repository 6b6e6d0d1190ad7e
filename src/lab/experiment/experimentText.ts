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

/** A refused value as it may be shown: in one line. */
export function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > SHOWN
    ? `${printable(text.slice(0, SHOWN))}… (${text.length} characters)`
    : printable(text);
}

export function problemText({ path, value, allowed }: Problem): string {
  return `${path}: ${value} is refused; allowed: ${allowed}`;
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

/**
 * Applies `path=value` pairs to an experiment. A path that names a group sets all its leaves. What is not allowed is
 * refused by name and everything else is kept.
 */
export function withPairs(
  base: Experiment,
  pairs: Iterable<readonly [path: string, raw: unknown]>,
): { experiment: Experiment; problems: Problem[] } {
  let experiment = base;
  const problems: Problem[] = [];
  for (const [path, raw] of pairs) {
    const knobs = knobsUnder(path);
    if (knobs.length === 0) {
      problems.push({
        path: shortened(path),
        value: shortened(raw),
        allowed: `one of ${KNOBS.map((knob) => knob.path).join(', ')}`,
      });
      continue;
    }
    for (const knob of knobs) {
      const value = checkedValue(knob, raw);
      if (value === undefined) {
        problems.push({
          path: knobs.length > 1 ? `${path} (${leafName(knob.path)})` : path,
          value: shortened(raw),
          allowed: allowedText(knob),
        });
      } else {
        experiment = withValue(experiment, knob.path, value);
      }
    }
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
