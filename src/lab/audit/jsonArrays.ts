/** Arrays written as nested lists in a JSON object, one key per array. */
import { JsonTextError, parseJsonText } from '../data/jsonText.ts';
import type { RawArray } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import type { AnyArray, TextArray } from './mapping/arrayMapping.ts';

function parsed(file: string, text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    throw new AuditInputError(file, error.message, 'a JSON object of arrays');
  }
}

function shapeOf(value: unknown): number[] {
  const shape: number[] = [];
  for (let inner = value; Array.isArray(inner); inner = inner[0]) shape.push(inner.length);
  return shape;
}

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 40);

function numberOf(value: unknown, place: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null) return Number.NaN;
  throw new AuditInputError(place, shown(value), 'a number');
}

/** An array written as nested lists. @throws AuditInputError naming the place of what is no number, or of a row of another length */
export function nestedArray(name: string, value: unknown): RawArray {
  const shape = shapeOf(value);
  const values = new Float64Array(shape.reduce((a, b) => a * b, 1));
  let position = 0;
  const walk = (inner: unknown, axis: number, place: string): void => {
    if (axis === shape.length) {
      values[position++] = numberOf(inner, place);
      return;
    }
    if (!Array.isArray(inner)) throw new AuditInputError(place, shown(inner), `a list of ${shape[axis]}`);
    if (inner.length !== shape[axis]) {
      throw new AuditInputError(
        place,
        `${inner.length} values`,
        `${shape[axis]} values, as in the first row`,
      );
    }
    for (let i = 0; i < inner.length; i++) walk(inner[i], axis + 1, `${place}[${i}]`);
  };
  walk(value, 0, name);
  return { shape, values, half: false };
}

/** A list of texts, some of them words, as class names and memberships are written. */
function textArray(value: unknown): TextArray | undefined {
  if (!Array.isArray(value) || !value.some((one) => typeof one === 'string')) return undefined;
  const isPlain = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  return value.every(isPlain) ? { shape: [value.length], texts: value.map(String) } : undefined;
}

export interface JsonArray {
  readonly name: string;
  /** @throws AuditInputError for a list whose rows differ in length, or that holds something else than numbers */
  read(): AnyArray;
}

/** @throws AuditInputError for what is no JSON object */
export function jsonArrays(file: string, text: string): readonly JsonArray[] {
  const object = parsed(file, text);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new AuditInputError(file, shown(object), 'an object {"posteriors": [[...]], "labels": [...], ...}');
  }
  return Object.entries(object).map(([name, value]) => ({
    name,
    read: () => textArray(value) ?? nestedArray(name, value),
  }));
}
