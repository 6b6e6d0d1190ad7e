/** Arrays written as nested lists in a JSON object, one key per array. */
import { JsonTextError, parseJsonText } from '../data/jsonText.ts';
import type { RawArray } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import type { AnyArray, TextArray } from './mapping/foundArrays.ts';

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
  throw new AuditInputError(place, shown(value), 'a number');
}

/** Hands out the innermost lists, each of the length that the first one has. @throws AuditInputError for a list of another */
function eachRow(
  value: unknown,
  shape: readonly number[],
  place: string,
  visit: (row: readonly unknown[], place: string) => void,
): void {
  const [length, ...inner] = shape;
  if (!Array.isArray(value)) throw new AuditInputError(place, shown(value), `a list of ${length}`);
  if (value.length !== length)
    throw new AuditInputError(place, `${value.length} values`, `${length} values, as in the first row`);
  if (inner.length === 0) visit(value, place);
  else for (let i = 0; i < value.length; i++) eachRow(value[i], inner, `${place}[${i}]`, visit);
}

/** An array written as nested lists. @throws AuditInputError naming the place of what is no number, or of a row of another length */
export function nestedArray(name: string, value: unknown): RawArray {
  const shape = shapeOf(value);
  if (shape.length === 0) return { shape, values: Float64Array.of(numberOf(value, name)), half: false };
  // Gone through before there is room for what the first rows announce.
  eachRow(value, shape, name, () => undefined);
  const values = new Float64Array(shape.reduce((a, b) => a * b, 1));
  let position = 0;
  eachRow(value, shape, name, (row, place) => {
    for (let i = 0; i < row.length; i++) {
      const number = row[i];
      values[position++] = typeof number === 'number' ? number : numberOf(number, `${place}[${i}]`);
    }
  });
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

type Row = Readonly<Record<string, unknown>>;

/** Rows as pandas writes records: `[{"p0": 0.5, "label": 1}, ...]`. */
const areRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/** An array for each key of the first row. @throws AuditInputError for a row without it */
function columnsOfRows(rows: readonly Row[]): readonly JsonArray[] {
  return Object.keys(rows[0]!).map((name) => {
    const value = () =>
      rows.map((row, i) => {
        if (Object.hasOwn(row, name)) return row[name];
        throw new AuditInputError(`[${i}]`, `no ${name}`, 'the same keys in every row');
      });
    return { name, read: () => arrayOf(name, value()) };
  });
}

const arrayOf = (name: string, value: unknown): AnyArray => textArray(value) ?? nestedArray(name, value);

/** @throws AuditInputError for what is no JSON object, nor a list of rows */
export function jsonArrays(file: string, text: string): readonly JsonArray[] {
  const object = parsed(file, text);
  if (areRows(object)) return columnsOfRows(object);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new AuditInputError(file, shown(object), 'an object {"posteriors": [[...]], "labels": [...], ...}');
  }
  return Object.entries(object).map(([name, value]) => ({ name, read: () => arrayOf(name, value) }));
}
