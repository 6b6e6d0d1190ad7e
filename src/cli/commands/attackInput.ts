/** The arrays of an attack's file, as flat arrays: found here by name, and checked by the audit's reader. */

import * as v from 'valibot';
import type { ModelOutputs, ReferenceInput, ReferenceOptions } from '../../lab/attacks/attackInputs.ts';
import { REFERENCE_OPTIONS } from '../../lab/attacks/runReferenceAttack.ts';
import { checkShape, labelsOf } from '../../lab/audit/auditInput.ts';
import { nestedArray } from '../../lab/audit/jsonArrays.ts';
import { checkPosteriors } from '../../lab/audit/outputs.ts';
import { refused } from '../badInput.ts';
import { allowed, validate } from '../validate.ts';

const TWO_CLASSES = 2;

/** Nested lists: the audit's reader says what is wrong with them. */
const nested = v.array(v.unknown(), allowed.list('rows of posteriors'));
const labelList = v.array(v.unknown(), allowed.list('class numbers'));

const targetSchema = v.object(
  {
    target: v.object({ posteriors: nested, labels: labelList }, 'an object {posteriors, labels}'),
  },
  'an object {target: {posteriors, labels}}',
);

const shadowsSchema = v.object(
  {
    shadows: v.array(
      v.object(
        { posteriors: nested, members: v.array(allowed.bit, allowed.list('0 or 1')) },
        'an object {posteriors, members}',
      ),
      allowed.list('shadow models'),
    ),
  },
  'a list of shadow models',
);

const populationSchema = v.object(
  {
    population: v.object(
      {
        labels: labelList,
        target: nested,
        shadows: v.array(nested, allowed.list('rows of posteriors for each shadow')),
      },
      'an object {labels, target, shadows}',
    ),
  },
  'an object {labels, target, shadows}',
);

const aboveZero = v.pipe(v.number('a number above 0'), v.gtValue(0, 'a number above 0'));

const optionsSchema = v.object({
  options: v.optional(
    v.object(
      {
        rmia: v.optional(
          v.object(
            {
              gamma: v.optional(aboveZero, REFERENCE_OPTIONS.rmia.gamma),
              a: v.optional(allowed.rate, REFERENCE_OPTIONS.rmia.a),
            },
            'an object {gamma?, a?}',
          ),
          {},
        ),
        lira: v.optional(
          v.object(
            {
              variance: v.optional(
                v.picklist(['fixed', 'per-example'], 'fixed or per-example'),
                REFERENCE_OPTIONS.lira.variance,
              ),
            },
            'an object {variance?}',
          ),
          {},
        ),
      },
      'an object {rmia?, lira?}',
    ),
    {},
  ),
});

/** [count, classes] posteriors, row after row; a side given as a letter may be any. */
function posteriorsOf(name: string, value: unknown, shape: readonly (number | string)[]) {
  const array = nestedArray(name, value);
  checkShape(name, array, shape);
  checkPosteriors(name, array);
  return { values: Float64Array.from(array.values), shape: array.shape };
}

const labelsAt = (name: string, value: unknown, count: number, classes: number) =>
  labelsOf(name, nestedArray(name, value), count, classes);

/** `{target: {posteriors [N][C], labels [N]}}` as flat arrays. @throws BadInput, AuditInputError naming the row and the value. */
export function targetOutputs(input: unknown): ModelOutputs {
  const { posteriors, labels } = validate(targetSchema, input).target;
  if (posteriors.length === 0) throw refused('target.posteriors', 'no rows', 'at least one row');
  const { values, shape } = posteriorsOf('target.posteriors', posteriors, ['N', 'C']);
  const [count, classes] = shape as [number, number];
  if (classes < TWO_CLASSES)
    throw refused('target.posteriors[0]', `${classes} values`, 'at least two classes');
  return { posteriors: values, labels: labelsAt('target.labels', labels, count, classes), classes };
}

/** Arrays of several models, one after the other. */
function joined(parts: readonly Float64Array[]): Float64Array {
  const size = parts[0]?.length ?? 0;
  const all = new Float64Array(parts.length * size);
  parts.forEach((part, k) => {
    all.set(part, k * size);
  });
  return all;
}

function populationOf(input: unknown, classes: number, models: number): ReferenceInput['population'] {
  const { labels, target, shadows } = validate(populationSchema, input).population;
  const size = labels.length;
  if (size === 0) throw refused('population.labels', 'no values', 'at least one example');
  if (shadows.length !== models) {
    throw refused('population.shadows', `${shadows.length} shadows`, `${models}, as in shadows`);
  }
  const shape = [size, classes];
  return {
    target: {
      labels: labelsAt('population.labels', labels, size, classes),
      posteriors: posteriorsOf('population.target', target, shape).values,
      classes,
    },
    shadows: joined(shadows.map((rows, k) => posteriorsOf(`population.shadows[${k}]`, rows, shape).values)),
  };
}

/**
 * What an attack by reference models reads: `{target, shadows: [{posteriors [N][C], members [N]}], population?, options?}`,
 * as flat arrays. @throws BadInput, AuditInputError naming the shadow, the row and the value.
 */
export function shadowInput(
  input: unknown,
  needsPopulation: boolean,
): { input: ReferenceInput; options: ReferenceOptions } {
  const target = targetOutputs(input);
  const { shadows } = validate(shadowsSchema, input);
  const examples = target.labels.length;
  if (shadows.length === 0) throw refused('shadows', 'no shadows', 'at least one shadow model');
  const posteriors = shadows.map((shadow, k) => {
    if (shadow.members.length !== examples) {
      const allowedCount = `${examples} values, one per row`;
      throw refused(`shadows[${k}].members`, `${shadow.members.length} values`, allowedCount);
    }
    return posteriorsOf(`shadows[${k}].posteriors`, shadow.posteriors, [examples, target.classes]).values;
  });
  return {
    input: {
      target,
      shadows: {
        posteriors: joined(posteriors),
        members: shadows.flatMap(({ members }) => members),
        models: shadows.length,
      },
      population: needsPopulation ? populationOf(input, target.classes, shadows.length) : null,
    },
    options: validate(optionsSchema, input).options,
  };
}
