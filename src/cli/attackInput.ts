/** The arrays of an attack's file, checked by name, row and value, as flat arrays. */

import * as v from 'valibot';
import type { ModelOutputs, ReferenceInput, ReferenceOptions } from '../lab/attacks/attackInputs.ts';
import { REFERENCE_OPTIONS } from '../lab/attacks/runReferenceAttack.ts';
import { refused } from './badInput.ts';
import { allowed, validate } from './validate.ts';

const SUM_TOLERANCE = 1e-3;

const posteriorRows = v.array(
  v.array(allowed.finite, allowed.list('posteriors, one per class')),
  allowed.list('rows of posteriors'),
);
const labelList = v.array(allowed.label, allowed.list('class numbers'));

const targetSchema = v.object(
  {
    target: v.object({ posteriors: posteriorRows, labels: labelList }, 'an object {posteriors, labels}'),
  },
  'an object {target: {posteriors, labels}}',
);

const shadowsSchema = v.object(
  {
    shadows: v.array(
      v.object(
        { posteriors: posteriorRows, members: v.array(allowed.bit, allowed.list('0 or 1')) },
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
        target: posteriorRows,
        shadows: v.array(posteriorRows, allowed.list('rows of posteriors for each shadow')),
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

function checkRow(field: string, row: readonly number[], classes: number): void {
  if (row.length !== classes) {
    throw refused(field, `${row.length} values`, `${classes} values, as in the target's row 0`);
  }
  let sum = 0;
  row.forEach((value, i) => {
    if (value < -SUM_TOLERANCE || value > 1 + SUM_TOLERANCE) {
      throw refused(`${field}[${i}]`, value, 'a probability from 0 to 1');
    }
    sum += value;
  });
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw refused(field, `sum ${sum}`, `a sum of 1 within ${SUM_TOLERANCE}`);
  }
}

function checkRows(field: string, rows: readonly number[][], classes: number, count: number): void {
  if (rows.length !== count) throw refused(field, `${rows.length} rows`, `${count} rows, one per example`);
  rows.forEach((row, i) => {
    checkRow(`${field}[${i}]`, row, classes);
  });
}

function checkLabels(field: string, labels: readonly number[], classes: number): void {
  labels.forEach((label, i) => {
    if (label >= classes) throw refused(`${field}[${i}]`, label, `a whole number from 0 to ${classes - 1}`);
  });
}

/** `{target: {posteriors [N][C], labels [N]}}` as flat arrays. @throws BadInput naming the row and the value. */
export function targetOutputs(input: unknown): ModelOutputs {
  const { posteriors, labels } = validate(targetSchema, input).target;
  const classes = posteriors[0]?.length ?? 0;
  if (posteriors.length === 0) throw refused('target.posteriors', 'no rows', 'at least one row');
  if (classes < 2) throw refused('target.posteriors[0]', `${classes} values`, 'at least two classes');
  checkRows('target.posteriors', posteriors, classes, posteriors.length);
  if (labels.length !== posteriors.length) {
    throw refused('target.labels', `${labels.length} values`, `${posteriors.length} values, one per row`);
  }
  checkLabels('target.labels', labels, classes);
  return { posteriors: Float64Array.from(posteriors.flat()), labels, classes };
}

function populationOf(input: unknown, classes: number, models: number): ReferenceInput['population'] {
  const { labels, target, shadows } = validate(populationSchema, input).population;
  if (labels.length === 0) throw refused('population.labels', 'no values', 'at least one example');
  checkLabels('population.labels', labels, classes);
  checkRows('population.target', target, classes, labels.length);
  if (shadows.length !== models) {
    throw refused('population.shadows', `${shadows.length} shadows`, `${models}, as in shadows`);
  }
  shadows.forEach((rows, k) => {
    checkRows(`population.shadows[${k}]`, rows, classes, labels.length);
  });
  return {
    target: { posteriors: Float64Array.from(target.flat()), labels, classes },
    shadows: Float64Array.from(shadows.flat(2)),
  };
}

/**
 * What an attack by reference models reads: `{target, shadows: [{posteriors [N][C], members [N]}], population?, options?}`,
 * as flat arrays. @throws BadInput naming the shadow, the row and the value.
 */
export function shadowInput(
  input: unknown,
  needsPopulation: boolean,
): { input: ReferenceInput; options: ReferenceOptions } {
  const target = targetOutputs(input);
  const { shadows } = validate(shadowsSchema, input);
  const examples = target.labels.length;
  if (shadows.length === 0) throw refused('shadows', 'no shadows', 'at least one shadow model');
  shadows.forEach(({ posteriors, members }, k) => {
    checkRows(`shadows[${k}].posteriors`, posteriors, target.classes, examples);
    if (members.length !== examples) {
      throw refused(`shadows[${k}].members`, `${members.length} values`, `${examples} values, one per row`);
    }
  });
  return {
    input: {
      target,
      shadows: {
        posteriors: Float64Array.from(shadows.flatMap(({ posteriors }) => posteriors.flat())),
        members: shadows.flatMap(({ members }) => members),
        models: shadows.length,
      },
      population: needsPopulation ? populationOf(input, target.classes, shadows.length) : null,
    },
    options: validate(optionsSchema, input).options,
  };
}
