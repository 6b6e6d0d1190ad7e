import * as v from 'valibot';
import { refused } from './badInput.ts';

/** Schema pieces whose message says what is allowed; `validate` adds the field, its position and its value. */
export const allowed = {
  list: (of: string) => `a list of ${of}`,
  finite: v.pipe(v.number('a finite number'), v.finite('a finite number')),
  bit: v.picklist([0, 1], '0 or 1'),
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
