/** What an audit makes of files, and what it must make of them. */

import type { RawArrays } from '../../audit/arrays.ts';
import { type AuditInput, auditInput } from '../../audit/auditInput.ts';
import { AuditInputError } from '../../audit/auditInputError.ts';
import { readArrays } from '../../audit/readArrays.ts';
import { bytesSource } from '../../data/byteSource.ts';
import { NumpyError } from '../../data/numpy/numpyError.ts';
import type { Outputs } from './audits.ts';
import type { Expected } from './campaign.ts';

export const REFUSALS = [AuditInputError, NumpyError];

export type Source = readonly [name: string, bytes: Uint8Array];

export const read =
  (...sources: readonly Source[]) =>
  async () => {
    const { arrays } = await readArrays(sources.map(([name, bytes]) => bytesSource(name, bytes)));
    return auditInput(arrays);
  };

const rawOf = ({ arrays }: Outputs): RawArrays =>
  new Map(
    [...arrays].map(([name, { shape, values }]) => [
      name,
      { shape, values: Float64Array.from(values), half: false },
    ]),
  );

function insist(difference: string | undefined): void {
  if (difference !== undefined) throw new Error(difference);
}

const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  value instanceof Set ? [...value].sort().map((one, i) => [String(i), one]) : Object.entries(value);

/** Where the first difference is; numbers are compared to float32's precision, whatever arrays they lie in. */
function differenceAt(found: unknown, given: unknown, place = 'input'): string | undefined {
  if (typeof given === 'number') {
    const same = Object.is(found, given) || Math.abs(Number(found) - given) <= 1e-5 * (1 + Math.abs(given));
    return same ? undefined : `${place}: ${found} for ${given}`;
  }
  if (typeof given !== 'object' || given === null)
    return found === given ? undefined : `${place}: ${found} for ${given}`;
  if (typeof found !== 'object' || found === null) return `${place}: ${found}`;
  const [one, other] = [new Map(entriesOf(found)), new Map(entriesOf(given))];
  if (one.size !== other.size) return `${place}: ${one.size} for ${other.size}`;
  for (const [key, value] of other) {
    const difference = differenceAt(one.get(key), value, `${place}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Read as the same arrays given directly. */
export const asGiven = (outputs: Outputs): Expected<AuditInput> => ({
  kind: 'read',
  check: (input) => insist(differenceAt(input, auditInput(rawOf(outputs)))),
});

/** What any input that is accepted must be. */
function requireSound({ target, members, shadows, views }: AuditInput): void {
  const { labels, classes } = target;
  const count = labels.length;
  const sound =
    members.length === count &&
    members.every((member) => member === 0 || member === 1) &&
    labels.every((label) => label >= 0 && label < classes) &&
    (!shadows || shadows.members.length === shadows.models * count) &&
    (!views || views.posteriors.length === views.count * count * classes);
  insist(sound ? undefined : 'an input that is none');
}

export const either: Expected<AuditInput> = { kind: 'either', check: requireSound };
