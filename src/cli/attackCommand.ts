import * as v from 'valibot';
import type { ModelOutputs } from '../lab/attacks/scores/modelOutputs.ts';
import { scoreAttacks } from '../lab/attacks/scores/scoreAttacks.ts';
import { refused } from './badInput.ts';
import { allowed, validate } from './validate.ts';

const SUM_TOLERANCE = 1e-3;

const schema = v.object(
  {
    target: v.object(
      {
        posteriors: v.array(
          v.array(allowed.finite, allowed.list('posteriors, one per class')),
          allowed.list('rows of posteriors'),
        ),
        labels: v.array(allowed.label, allowed.list('class numbers')),
      },
      'an object {posteriors, labels}',
    ),
  },
  'an object {target: {posteriors, labels}}',
);

function checkRow(field: string, row: readonly number[], classes: number): void {
  if (row.length !== classes) throw refused(field, `${row.length} values`, `${classes} values, as in row 0`);
  let sum = 0;
  row.forEach((value, i) => {
    if (value < -SUM_TOLERANCE || value > 1 + SUM_TOLERANCE) {
      throw refused(`${field}[${i}]`, value, 'a probability from 0 to 1');
    }
    sum += value;
  });
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    throw refused(field, `sum ${sum}`, `a sum of 1 within ${SUM_TOLERANCE}`);
}

/** `{target: {posteriors [N][C], labels [N]}}` as flat arrays. @throws BadInput naming the row and the value. */
export function targetOutputs(input: unknown): ModelOutputs {
  const { posteriors, labels } = validate(schema, input).target;
  const classes = posteriors[0]?.length ?? 0;
  if (posteriors.length === 0) throw refused('target.posteriors', 'no rows', 'at least one row');
  if (classes < 2) throw refused('target.posteriors[0]', `${classes} values`, 'at least two classes');
  posteriors.forEach((row, i) => {
    checkRow(`target.posteriors[${i}]`, row, classes);
  });
  if (labels.length !== posteriors.length) {
    throw refused('target.labels', `${labels.length} values`, `${posteriors.length} values, one per row`);
  }
  labels.forEach((label, i) => {
    if (label >= classes)
      throw refused(`target.labels[${i}]`, label, `a whole number from 0 to ${classes - 1}`);
  });
  return { posteriors: Float64Array.from(posteriors.flat()), labels, classes };
}

export type Attack = (input: unknown) => { scores: number[] };

const attacks = new Map<string, Attack>(
  scoreAttacks.map(({ name, scores }) => [
    name,
    (input) => ({ scores: Array.from(scores(targetOutputs(input))) }),
  ]),
);

/** The attack of that name, from a file's content to scores [N]. @throws BadInput for an unknown name. */
export function attackNamed(name: string): Attack {
  const attack = attacks.get(name);
  if (attack === undefined) throw refused('NAME', name, [...attacks.keys()].join(', '));
  return attack;
}

/** `{scores [N]}` of one attack by name. @throws BadInput for an unknown name or refused input. */
export function attackCommand(name: string, input: unknown): { scores: number[] } {
  return attackNamed(name)(input);
}
