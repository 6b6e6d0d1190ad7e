/** Arrays written as nested lists in a JSON object, one key per array. */
import type { RawArray, RawArrays } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';

/** Python's json module writes these bare words, which JSON has not; the checks then say where they stand. */
const BARE = /-?\bInfinity\b|\bNaN\b/g;

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (plain) {
    try {
      return JSON.parse(text.replace(BARE, 'null'));
    } catch {
      throw new AuditInputError(file, (plain as Error).message, 'a JSON object of arrays');
    }
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

/** @throws AuditInputError for what is no JSON object, or a list whose rows differ in length */
export function jsonArrays(
  file: string,
  text: string,
  wanted: (name: string) => boolean,
): { arrays: RawArrays; ignored: string[] } {
  const object = parsed(file, text);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new AuditInputError(file, shown(object), 'an object {"posteriors": [[...]], "labels": [...], ...}');
  }
  const names = Object.keys(object);
  const values = object as Record<string, unknown>;
  return {
    arrays: new Map(names.filter(wanted).map((name) => [name, nestedArray(name, values[name])])),
    ignored: names.filter((name) => !wanted(name)),
  };
}
