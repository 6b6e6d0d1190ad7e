/** The arrays of an attack's file, as flat arrays: found here by name, and checked by the audit's reader. */

import * as v from 'valibot';
import type {
  Answers,
  ModelOutputs,
  ReferenceInput,
  ReferenceOptions,
} from '../../lab/attacks/attackInputs.ts';
import { REFERENCE_OPTIONS } from '../../lab/attacks/runReferenceAttack.ts';
import { labelsOf } from '../../lab/audit/auditInput.ts';
import { nestedArray } from '../../lab/audit/jsonArrays.ts';
import { type GivenAnswers, givenAnswers } from '../../lab/audit/outputs.ts';
import { refused } from '../badInput.ts';
import { allowed, requireKnownKeys, validate } from '../validate.ts';

const TWO_CLASSES = 2;

/** Nested lists: the audit's reader says what is wrong with them. */
const nested = v.array(v.unknown(), allowed.list('rows of posteriors or logits'));
const labelList = v.array(v.unknown(), allowed.list('class numbers'));

/** By one of the two names, as in an audit's file. */
const answersByName = { posteriors: v.optional(nested), logits: v.optional(nested) };
type AnswersByName = Readonly<Partial<Record<Answers['kind'], unknown[] | undefined>>>;

const targetSchema = v.object(
  {
    target: v.object({ ...answersByName, labels: labelList }, 'an object {posteriors or logits, labels}'),
  },
  'an object {target: {posteriors or logits, labels}}',
);

const shadowsSchema = v.object(
  {
    shadows: v.array(
      v.object(
        { ...answersByName, members: v.array(allowed.bit, allowed.list('0 or 1')) },
        'an object {posteriors or logits, members}',
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
        shadows: v.array(nested, allowed.list('rows of each shadow')),
      },
      'an object {labels, target, shadows}',
    ),
  },
  'an object {labels, target, shadows}',
);

const ABOVE_ZERO = 'a number above 0, and finite';
const aboveZero = v.pipe(v.number(ABOVE_ZERO), v.finite(ABOVE_ZERO), v.gtValue(0, ABOVE_ZERO));

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

const ANSWERS = ['posteriors', 'logits'];

/** Whatever attack reads them, so that no slip is left out in silence. @throws BadInput for the first unknown key */
function requireKnownInput(input: unknown): void {
  const at = (object: unknown, key: string): unknown =>
    (object as Record<string, unknown> | undefined)?.[key];
  // What the attacks answered may stand beside what they were asked.
  requireKnownKeys('', input, ['target', 'shadows', 'population', 'options'], ['scores']);
  requireKnownKeys('target', at(input, 'target'), [...ANSWERS, 'labels', 'members']);
  const shadows = at(input, 'shadows');
  if (Array.isArray(shadows)) {
    for (const [k, shadow] of shadows.entries())
      requireKnownKeys(`shadows[${k}]`, shadow, [...ANSWERS, 'members']);
  }
  requireKnownKeys('population', at(input, 'population'), ['labels', 'target', 'shadows']);
  const options = at(input, 'options');
  requireKnownKeys('options', options, ['rmia', 'lira']);
  requireKnownKeys('options.rmia', at(options, 'rmia'), ['gamma', 'a']);
  requireKnownKeys('options.lira', at(options, 'lira'), ['variance']);
}

/** The kind by whose name answers are there; posteriors where both are, as in an audit. */
function kindOf(place: string, answers: AnswersByName): Answers['kind'] {
  const kind = (['posteriors', 'logits'] as const).find((name) => answers[name] !== undefined);
  if (kind === undefined)
    throw refused(`${place}.posteriors`, 'nothing', 'posteriors or logits, a list of rows');
  return kind;
}

/** A side given as a letter may be any. */
function answersOf(place: string, answers: AnswersByName, shape: readonly (number | string)[]): GivenAnswers {
  const kind = kindOf(place, answers);
  const field = `${place}.${kind}`;
  return givenAnswers(field, kind, nestedArray(field, answers[kind]), shape);
}

const labelsAt = (name: string, value: unknown, count: number, classes: number) =>
  labelsOf(name, nestedArray(name, value), count, classes);

/** `{target: {posteriors or logits [N][C], labels [N]}}` as flat arrays. @throws BadInput, AuditInputError naming the row and the value. */
function targetOutputs(input: unknown): ModelOutputs {
  const { labels, ...answers } = validate(targetSchema, input).target;
  requireKnownInput(input);
  const field = `target.${kindOf('target', answers)}`;
  if ((answers.posteriors ?? answers.logits)?.length === 0)
    throw refused(field, 'no rows', 'at least one row');
  const { kind, values, shape } = answersOf('target', answers, ['N', 'C']);
  const [count, classes] = shape as [number, number];
  if (classes < TWO_CLASSES) throw refused(`${field}[0]`, `${classes} values`, 'at least two classes');
  return { kind, values, labels: labelsAt('target.labels', labels, count, classes), classes };
}

/** Answers of several models, one after the other. */
function joined(parts: readonly Answers[]): Answers {
  const size = parts[0]!.values.length;
  const values = new Float64Array(parts.length * size);
  parts.forEach((part, k) => {
    values.set(part.values, k * size);
  });
  return { kind: parts[0]!.kind, values };
}

/** @param kind the rows are posteriors where the target's are, else logits */
function populationOf(
  input: unknown,
  { kind, classes }: Pick<ModelOutputs, 'kind' | 'classes'>,
  models: number,
): ReferenceInput['population'] {
  const { labels, target, shadows } = validate(populationSchema, input).population;
  const size = labels.length;
  if (size === 0) throw refused('population.labels', 'no values', 'at least one example');
  if (shadows.length !== models) {
    throw refused('population.shadows', `${shadows.length} shadows`, `${models}, as in shadows`);
  }
  const shape = [size, classes];
  const rowsOf = (field: string, rows: unknown) => givenAnswers(field, kind, nestedArray(field, rows), shape);
  return {
    target: {
      labels: labelsAt('population.labels', labels, size, classes),
      kind,
      values: rowsOf('population.target', target).values,
      classes,
    },
    shadows: joined(shadows.map((rows, k) => rowsOf(`population.shadows[${k}]`, rows))),
  };
}

/**
 * What an attack by scores reads: the target. Shadows, a population and options that are there are checked as well, as an audit does.
 * @throws BadInput, AuditInputError naming the row and the value.
 */
export function scoreInput(input: unknown): ModelOutputs {
  const target = targetOutputs(input);
  if (Object.hasOwn(input as object, 'shadows')) shadowInput(input, false);
  else validate(optionsSchema, input);
  return target;
}

/**
 * What an attack by reference models reads:
 * `{target, shadows: [{posteriors or logits [N][C], members [N]}], population?, options?}`, as flat arrays.
 * @throws BadInput, AuditInputError naming the shadow, the row and the value.
 */
export function shadowInput(
  input: unknown,
  needsPopulation: boolean,
): { input: ReferenceInput; options: ReferenceOptions } {
  const target = targetOutputs(input);
  const { shadows } = validate(shadowsSchema, input);
  const examples = target.labels.length;
  const [first] = shadows;
  if (first === undefined) throw refused('shadows', 'no shadows', 'at least one shadow model');
  const kind = kindOf('shadows[0]', first);
  const answers = shadows.map((shadow, k) => {
    if (shadow.members.length !== examples) {
      const allowedCount = `${examples} values, one per row`;
      throw refused(`shadows[${k}].members`, `${shadow.members.length} values`, allowedCount);
    }
    if (shadow[kind] === undefined) throw refused(`shadows[${k}]`, `no ${kind}`, `${kind}, as in shadows[0]`);
    return answersOf(`shadows[${k}]`, { [kind]: shadow[kind] }, [examples, target.classes]);
  });
  // One that is there is checked, needed or not.
  const isThere = needsPopulation || Object.hasOwn(input as object, 'population');
  const population = isThere ? populationOf(input, target, shadows.length) : null;
  return {
    input: {
      target,
      shadows: {
        ...joined(answers),
        members: shadows.flatMap(({ members }) => members),
        models: shadows.length,
      },
      population: needsPopulation ? population : null,
    },
    options: validate(optionsSchema, input).options,
  };
}
