/** Labels and membership as files write them: numbers, class names, words. */
import { decimalOf } from '../../data/delimited/decimal.ts';
import { normalName } from './roles.ts';

/** Python's and R's words for 1 and 0. */
export const TRUTHS: Readonly<Record<string, number>> = { true: 1, false: 0 };

const MEMBER = 'true t yes y in member members train training trained seen train_set training_set trainset';
const NON_MEMBER =
  'false f no n out non_member nonmember non_members nonmembers not_member not_a_member test testing holdout held_out heldout hold_out val valid validation dev eval unseen non_train not_train test_set testset validation_set';
const MEMBERSHIP = new Map<string, 0 | 1>([
  ...MEMBER.split(' ').map((word): [string, 1] => [word, 1]),
  ...NON_MEMBER.split(' ').map((word): [string, 0] => [word, 0]),
]);

/** What a cell says of membership: 1 or 0, or another number, which is refused where it stands; undefined for no word of it. */
export function membershipOf(cell: string): number | undefined {
  return MEMBERSHIP.get(normalName(cell)) ?? decimalOf(cell);
}

/** Which class a label names; undefined for none. */
export type LabelReader = (label: string) => number | undefined;

const byName = (names: readonly string[], form: (name: string) => string): ReadonlyMap<string, number> => {
  const forms = names.map(form);
  // A form that two classes share tells neither.
  return new Map(
    forms.flatMap((one, i): [string, number][] =>
      forms.indexOf(one) === forms.lastIndexOf(one) ? [[one, i]] : [],
    ),
  );
};

const isWholeNumber = (name: string) => /^\d+$/.test(name.trim());

/** Whether the classes' names are 0, 1, …, so that a label is its class. */
export const areOrdinals = (names: readonly string[]) => names.every((name, i) => name.trim() === String(i));

/** @param classes the classes' names in the order of the outputs; null where labels are class numbers */
export function labelReader(classes: readonly string[] | null): LabelReader {
  const numbered: LabelReader = (label) => decimalOf(label) ?? TRUTHS[label.trim().toLowerCase()];
  if (!classes || areOrdinals(classes)) return numbered;
  const exact = byName(classes, (name) => name.trim());
  const alike = byName(classes, normalName);
  const numeric = classes.every(isWholeNumber);
  return (label) => {
    const found = exact.get(label.trim()) ?? alike.get(normalName(label));
    if (found !== undefined) return found;
    const number = decimalOf(label);
    if (number === undefined || !Number.isInteger(number)) return undefined;
    // Numbers that name classes are names; beside words they are the classes' places.
    return numeric ? exact.get(String(number)) : number;
  };
}

/** Whether the label is a word rather than a class number. */
export const isWord = (label: string): boolean =>
  label.trim() !== '' &&
  decimalOf(label, true) === undefined &&
  TRUTHS[label.trim().toLowerCase()] === undefined;
