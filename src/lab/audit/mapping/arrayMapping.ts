/** What the arrays of .npz, .npy and .json are taken for: by the person's choice, else by their names, shapes and values. */
import { type ChosenArrays, withWords } from './arrayWords.ts';
import { Choosing, ranked } from './choosing.ts';
import { chosenNames } from './chosenNames.ts';
import { findClassColumns, mayBeOutput } from './classColumns.ts';
import { isWord } from './classNames.ts';
import type { Question } from './columnsNeeded.ts';
import {
  type AnyArray,
  type FoundArray,
  firstRows,
  firstTexts,
  fits,
  isFlat,
  isText,
  SAMPLED,
} from './foundArrays.ts';
import { outputsKind } from './outputsKind.ts';
import {
  ARRAY_NAMES,
  type ArrayName,
  type Kind,
  type Mapping,
  type Role,
  roleOfName,
  SIDES,
  type Side,
} from './roles.ts';

const asked = (role: Role, names: readonly string[]): Question => ({
  role,
  found: `${names.join(' and ')}, either of which may be the ${role}`,
  allowed: 'one of them',
  candidates: names,
});

const REQUIRED: ReadonlySet<ArrayName> = new Set(['posteriors', 'logits', 'labels', 'members']);

/** Takes the array whose name and values say it best, if there is one. */
async function chooseOne(choosing: Choosing, role: ArrayName, side: Side, kind: Kind): Promise<void> {
  const [sure = [], maybe = []] = ranked(choosing.free(), side, [kind]);
  // An array that is surely called so and has a wrong value is told of it.
  for (const [names, share] of [
    [sure, 'all'],
    [maybe, 'all'],
    [sure, 'most'],
  ] as const) {
    const fitting: string[] = [];
    for (const name of names) if (fits(role, await choosing.load(name), share)) fitting.push(name);
    if (fitting.length === 1) return choosing.take(role, fitting[0]!, await choosing.load(fitting[0]!));
    if (fitting.length > 1) {
      if (REQUIRED.has(role)) choosing.questions.push(asked(role, fitting));
      return;
    }
  }
}

/** What an array that may be posteriors or logits is; undefined where its values do not tell. */
const kindOfValues = (array: AnyArray) => (isText(array) ? undefined : outputsKind(firstRows(array)));

async function chooseOutputs(choosing: Choosing, side: Side): Promise<void> {
  const names = choosing.free();
  const [posteriors, logits] = [`${side}posteriors`, `${side}logits`] as const;
  for (const kinds of [['posteriors'], ['logits'], ['outputs']] as const) {
    const of: { role: ArrayName; name: string; array: AnyArray }[] = [];
    const strange: string[] = [];
    for (const name of ranked(names, side, kinds).flat()) {
      const array = await choosing.load(name);
      if (!fits(posteriors, array) || isText(array)) continue;
      const said = kinds[0] === 'outputs' ? kindOfValues(array) : kinds[0];
      if (said) of.push({ role: `${side}${said}`, name, array });
      else if (!(isFlat(array) && array.values.every(Number.isInteger))) strange.push(name);
    }
    const [only] = of;
    if (of.length === 1 && only) return choosing.take(only.role, only.name, only.array);
    if (of.length > 1) {
      if (side === '')
        choosing.questions.push(
          asked(
            posteriors,
            of.map(({ name }) => name),
          ),
        );
      return;
    }
    if (strange.length > 0 && side === '') {
      const found = `${strange[0]}, whose rows neither sum to 1 nor leave 0 to 1`;
      choosing.questions.push({ role: logits, found, allowed: 'posteriors or logits', candidates: strange });
      return;
    }
  }
  if (side === '') await chooseClassArrays(choosing);
}

/** Arrays of one axis for each class, as the columns of a table saved by their names. */
async function chooseClassArrays(choosing: Choosing): Promise<void> {
  const labels = choosing.arrays.get('labels');
  const words = labels && isText(labels) ? labels.texts.slice(0, SAMPLED) : [];
  // Arrays may be called as the classes that the labels name, also those that no label names.
  const named = words.some(isWord);
  const names = choosing.free().filter((name) => mayBeOutput(name) || (named && !roleOfName(name)));
  const columns: { name: string; sample: string[] }[] = [];
  for (const name of names) {
    const array = await choosing.load(name).catch(() => null);
    if (array && isFlat(array) && !isText(array)) columns.push({ name, sample: firstTexts(array) });
  }
  const { best } = findClassColumns(columns, words);
  const [only] = best;
  if (best.length > 1)
    choosing.questions.push(
      asked(
        'posteriors',
        best.map(({ names: of }) => of.join(', ')),
      ),
    );
  if (best.length !== 1 || !only) return;
  if (only.classes) choosing.classes = only.classes;
  if (only.names.length === 1) choosing.take(only.kind, only.names[0]!, await choosing.load(only.names[0]!));
  else await choosing.takeMany(only.kind, only.names);
}

/** @throws AuditInputError for a choice that cannot be, and for words where there must be numbers */
export async function chooseArrays(
  found: readonly FoundArray[],
  chosen: Mapping = {},
  withIds = false,
): Promise<ChosenArrays> {
  const there = found.map(({ name }) => name);
  const choice = chosenNames(chosen, there, 'array');
  const choosing = new Choosing(found);
  const done = new Set<Role>(Object.keys(choice) as Role[]);
  // A chosen array has none of another name beside it.
  for (const side of SIDES) {
    if (done.has(`${side}posteriors`) || done.has(`${side}logits`))
      done.add(`${side}posteriors`).add(`${side}logits`);
  }
  choosing.reserve(Object.values(choice).flat());
  for (const role of ARRAY_NAMES) {
    const names = choice[role] ?? [];
    if (names.length > 1) await choosing.takeMany(role, names);
    else if (names.length === 1) choosing.take(role, names[0]!, await choosing.load(names[0]!));
  }
  for (const role of ARRAY_NAMES) {
    if (!done.has(role) && there.includes(role) && choosing.isFree(role)) {
      choosing.take(role, role, await choosing.load(role));
    }
  }
  const isOpen = (role: ArrayName) => !done.has(role) && !choosing.arrays.has(role);
  if (isOpen('labels')) await chooseOne(choosing, 'labels', '', 'labels');
  if (isOpen('members')) await chooseOne(choosing, 'members', '', 'members');
  for (const side of SIDES) {
    if (isOpen(`${side}posteriors`) && isOpen(`${side}logits`)) await chooseOutputs(choosing, side);
  }
  if (isOpen('shadow_members')) await chooseOne(choosing, 'shadow_members', 'shadow_', 'members');
  if (isOpen('population_labels')) await chooseOne(choosing, 'population_labels', 'population_', 'labels');
  if (isOpen('views')) await chooseOne(choosing, 'views', '', 'views');
  return withWords(choosing, choice, withIds);
}
