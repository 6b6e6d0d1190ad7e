/** Words in arrays become numbers: labels by the classes' names, membership by what it says. */
import type { RawArray } from '../arrays.ts';
import { AuditInputError } from '../auditInputError.ts';
import { type Choosing, ranked } from './choosing.ts';
import { areClassNames } from './chosenNames.ts';
import { classesOfNames } from './classColumns.ts';
import { areOrdinals, isWord, labelReader, membershipOf } from './classNames.ts';
import type { Question } from './columnsNeeded.ts';
import { type AnyArray, firstTexts, isFlat, isText, type TextArray } from './foundArrays.ts';
import { type ArrayName, type Mapping, type Role, roleOfName } from './roles.ts';

export interface ChosenArrays {
  readonly arrays: ReadonlyMap<ArrayName, RawArray>;
  readonly mapping: Mapping;
  /** Of the roles that an audit needs, those that several arrays may be meant for. */
  readonly questions: readonly Question[];
  readonly ids: readonly string[] | null;
}

/** The classes' names, chosen or an array of texts. */
async function classNames(
  choosing: Choosing,
  given: readonly string[] | undefined,
  outputs: readonly string[],
  labels: AnyArray | undefined,
): Promise<readonly string[] | null> {
  if (given && areClassNames(given)) return given;
  const name = given ? given[0] : choosing.free().find((one) => roleOfName(one)?.kind === 'classes');
  if (name !== undefined) {
    const array = await choosing.load(name);
    if (isText(array)) return array.texts;
    if (given)
      throw new AuditInputError('--columns classes', `${name}, an array of numbers`, 'an array of names');
  }
  if (choosing.classes && !areOrdinals(choosing.classes)) return choosing.classes;
  return labels && outputs.length > 1 ? classesOfNames(outputs, firstTexts(labels)) : null;
}

function numbersOf(
  name: string,
  { shape, texts }: TextArray,
  read: (text: string) => number | undefined,
  allowed: string,
): RawArray {
  const values = Float64Array.from(texts, (text, i) => {
    const value = read(text);
    if (value === undefined)
      throw new AuditInputError(`${name}[${i}]`, JSON.stringify(text.slice(0, 40)), allowed);
    return value;
  });
  return { shape, values, half: false };
}

/** A column of one number a row is a row of numbers. */
const flat = (array: RawArray): RawArray =>
  isFlat(array) ? { ...array, shape: array.shape.slice(0, 1) } : array;

/** Words become numbers: labels by the classes' names, membership by what it says. */
export async function withWords(
  choosing: Choosing,
  choice: { readonly [Name in Role]?: readonly string[] },
  withIds: boolean,
): Promise<ChosenArrays> {
  const { mapping, arrays } = choosing;
  const outputs = mapping.posteriors ?? mapping.logits ?? [];
  const names = typeof outputs === 'string' ? [outputs] : outputs;
  const labels = arrays.get('labels');
  const classes = await classNames(choosing, choice.classes, names, labels);
  if (classes && labels && (isText(labels) || typeof outputs !== 'string')) mapping.classes = classes;
  const numbers = new Map<ArrayName, RawArray>();
  for (const [role, array] of arrays) {
    const name = typeof mapping[role] === 'string' ? mapping[role] : role;
    if (!isText(array)) numbers.set(role, role === 'members' ? flat(array) : array);
    else if (role === 'labels' || role === 'population_labels') {
      const strange = array.texts.find(isWord);
      if (strange !== undefined && !classes) {
        const place = `${name}[${array.texts.indexOf(strange)}]`;
        choosing.questions.push({
          role: 'classes',
          found: `the word ${JSON.stringify(strange.slice(0, 40))} in ${place}`,
          allowed:
            "a number, or names with an array classes of all the classes' names, in the order of the outputs",
          candidates: [],
        });
        continue;
      }
      const allowed = classes ? `one of ${classes.slice(0, 20).join(', ')}` : 'a number';
      numbers.set(role, numbersOf(name, array, labelReader(classes), allowed));
    } else if (role === 'members') {
      const allowed =
        'a number, 1 for a member and 0 for a non-member, or yes and no, true and false, train and test';
      numbers.set(role, numbersOf(name, array, membershipOf, allowed));
    } else
      throw new AuditInputError(`${name}[0]`, JSON.stringify(array.texts[0]?.slice(0, 40) ?? ''), 'a number');
  }
  const named = ranked(choosing.free(), '', ['ids']).flat();
  const idName = choice.ids
    ? choice.ids[0]
    : (named.find((one) => one.toLowerCase().startsWith('id')) ?? named[0]);
  const ids = withIds && idName !== undefined ? await choosing.load(idName) : null;
  const kept = ids && isFlat(ids) ? (isText(ids) ? ids.texts : Array.from(ids.values, String)) : null;
  if (kept && idName !== undefined) mapping.ids = idName;
  return { arrays: numbers, mapping, questions: choosing.questions, ids: kept };
}
