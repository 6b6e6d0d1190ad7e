import * as v from 'valibot';
import { didYouMean } from '../lab/experiment/didYouMean.ts';
import { refused } from './badInput.ts';

/** Schema pieces whose message says what is allowed; `validate` adds the field, its position and its value. */
export const allowed = {
  list: (of: string) => `a list of ${of}`,
  finite: v.pipe(v.number('a finite number'), v.finite('a finite number')),
  bit: v.pipe(v.union([v.picklist([0, 1]), v.boolean()], '0 or 1'), v.transform(Number)),
  rate: v.pipe(
    v.number('a rate from 0 to 1'),
    v.minValue(0, 'a rate from 0 to 1'),
    v.maxValue(1, 'a rate from 0 to 1'),
  ),
} as const;

function fieldOf(path: readonly { key: unknown }[] | undefined): string {
  const text = (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text.replace(/^\./, '') || 'input';
}

/** The input as the schema reads it. @throws BadInput for the first value that the schema refuses. */
export function validate<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const value = issue.input === undefined ? 'nothing' : issue.input;
  throw refused(fieldOf(issue.path), value, issue.message);
}

/**
 * That an object has no keys but these: one that is misspelt would be left out in silence, and a default taken for it. A text
 * under a key of its own is a remark.
 * @param place of the object within the input; empty for the input itself
 * @param others keys that may be there and are not read
 * @throws BadInput for a list in its place, or the first unknown key, with the one that was probably meant
 */
export function requireKnownKeys(
  place: string,
  object: unknown,
  known: readonly string[],
  others: readonly string[] = [],
): void {
  if (Array.isArray(object)) {
    const named = known.join(', ');
    throw refused(place === '' ? 'input' : place, 'a list', `an object with the keys ${named}`);
  }
  if (typeof object !== 'object' || object === null) return;
  for (const [key, value] of Object.entries(object)) {
    if (known.includes(key) || others.includes(key)) continue;
    if (typeof value === 'string' && didYouMean(key, known) === '') continue;
    throw refused(place === '' ? 'input' : place, key, `the keys ${known.join(', ')}`, known);
  }
}
