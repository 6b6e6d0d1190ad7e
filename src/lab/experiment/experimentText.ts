/** Reading and writing an experiment as `path=value` pairs: what a share link and the command line hold. */
import { DEFAULT_EXPERIMENT, type Experiment } from './experiment.ts';
import { allowedText, FIELDS, type Field, fieldsUnder } from './schema.ts';

/** One refused value: nothing else of the experiment is touched by it. */
export interface Problem {
  readonly path: string;
  readonly value: string;
  readonly allowed: string;
}

type Value = number | string | boolean | null | readonly string[];

const SHOWN = 60;

/** A refused value as it may be shown: never longer than a line. */
export function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

export function problemText({ path, value, allowed }: Problem): string {
  return `${path}: ${value} is refused; allowed: ${allowed}`;
}

export function valueAt(experiment: Experiment, path: string): Value {
  let at: unknown = experiment;
  for (const part of path.split('.')) at = (at as Record<string, unknown>)[part];
  return at as Value;
}

/** A copy of the experiment with one leaf replaced; the value must already be checked. */
export function withValue(experiment: Experiment, path: string, value: Value): Experiment {
  const set = (at: unknown, parts: readonly string[]): unknown => {
    const [first, ...rest] = parts;
    if (first === undefined) return value;
    const record = at as Record<string, unknown>;
    return { ...record, [first]: set(record[first], rest) };
  };
  return set(experiment, path.split('.')) as Experiment;
}

function isPlainNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}

/** The checked value of a field, or undefined where the field does not allow it. */
export function checkedValue(field: Field, raw: unknown): Value | undefined {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      if (field.none && (raw === null || raw === field.none)) return null;
      const text = typeof raw === 'string' ? raw.trim() : raw;
      const value = typeof text === 'string' ? (isPlainNumber(text) ? Number(text) : Number.NaN) : text;
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
      if (value < field.min || value > field.max) return undefined;
      if (field.even && value % 2 !== 0) return undefined;
      return field.kind === 'integer' && !Number.isInteger(value) ? undefined : value;
    }
    case 'choice':
      return typeof raw === 'string' && field.options.includes(raw) ? raw : undefined;
    case 'flag':
      if (typeof raw === 'boolean') return raw;
      return raw === 'true' ? true : raw === 'false' ? false : undefined;
    case 'list': {
      const parts = typeof raw === 'string' ? raw.split(',') : raw;
      if (!Array.isArray(parts) || parts.length === 0 || parts.length > field.options.length)
        return undefined;
      if (!parts.every((part) => typeof part === 'string' && field.options.includes(part))) return undefined;
      const asked = new Set<string>(parts);
      if (field.required && !asked.has(field.required)) return undefined;
      return field.options.filter((option) => asked.has(option));
    }
    case 'digest':
      return typeof raw === 'string' && new RegExp(`^([0-9a-f]{${field.digits}})?$`).test(raw)
        ? raw
        : undefined;
  }
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
    const fields = fieldsUnder(path);
    if (fields.length === 0) {
      problems.push({
        path: shortened(path),
        value: shortened(raw),
        allowed: `one of ${FIELDS.map((f) => f.path).join(', ')}`,
      });
      continue;
    }
    for (const field of fields) {
      const value = checkedValue(field, raw);
      if (value === undefined) {
        problems.push({
          path: fields.length > 1 ? `${path} (${leafName(field.path)})` : path,
          value: shortened(raw),
          allowed: allowedText(field),
        });
      } else {
        experiment = withValue(experiment, field.path, value);
      }
    }
  }
  return { experiment, problems };
}

function valueText(field: Field, value: Value): string {
  if (value === null) return field.kind === 'number' || field.kind === 'integer' ? (field.none ?? '') : '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The leaves in which an experiment differs from the default, as texts, in the table's order. */
export function changedPairs(
  experiment: Experiment,
  base: Experiment = DEFAULT_EXPERIMENT,
): [path: string, text: string][] {
  return FIELDS.flatMap((field): [string, string][] => {
    const text = valueText(field, valueAt(experiment, field.path));
    return text === valueText(field, valueAt(base, field.path)) ? [] : [[field.path, text]];
  });
}
