/** What the arrays of .npz, .npy and .json are taken for: by the person's choice, else by their names, shapes and values. */
import { type RawArray, shapeText } from '../arrays.ts';
import { AuditInputError } from '../auditInputError.ts';
import { areClassNames, chosenNames } from './chosenNames.ts';
import { classesOfNames, findClassColumns, mayBeOutput } from './classColumns.ts';
import { areOrdinals, isWord, labelReader, membershipOf } from './classNames.ts';
import type { Question } from './columnsNeeded.ts';
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

/** An array of words, as JSON has it. */
export interface TextArray {
  readonly shape: readonly number[];
  readonly texts: readonly string[];
}

export type AnyArray = RawArray | TextArray;

/** An array of a file, read when it is asked for. */
export interface FoundArray {
  readonly name: string;
  load(): Promise<AnyArray>;
}

export interface ChosenArrays {
  readonly arrays: ReadonlyMap<ArrayName, RawArray>;
  readonly mapping: Mapping;
  /** Of the roles that an audit needs, those that several arrays may be meant for. */
  readonly questions: readonly Question[];
  readonly ids: readonly string[] | null;
}

const isText = (array: AnyArray): array is TextArray => 'texts' in array;
const axes = ({ shape }: AnyArray) => shape.length;
const isFlat = ({ shape }: AnyArray) => shape.length === 1 || (shape.length === 2 && shape[1] === 1);

const SAMPLED = 50;

/** Rows of the last axis. */
function firstRows({ shape, values }: RawArray): ArrayLike<number>[] {
  const width = shape.length === 1 ? 1 : shape.at(-1)!;
  const count = Math.min(SAMPLED, width === 0 ? 0 : values.length / width);
  return Array.from({ length: count }, (_, i) => values.subarray(i * width, (i + 1) * width));
}

const firstTexts = (array: AnyArray): string[] =>
  isText(array) ? array.texts.slice(0, SAMPLED) : Array.from(array.values.subarray(0, SAMPLED), String);

/** How many of the values must be what the name suggests. */
type Share = 'all' | 'most';

function agree<T>(values: ArrayLike<T>, share: Share, test: (value: T) => boolean): boolean {
  let wrong = 0;
  for (let i = 0; i < values.length; i++) if (!test(values[i]!)) wrong += 1;
  return wrong === 0 || (share === 'most' && 2 * wrong <= values.length);
}

const isBit = (value: number) => value === 0 || value === 1;

/** Whether an array that is not called by the audit's own name can be what its name suggests. */
function fits(role: ArrayName, array: AnyArray, share: Share = 'all'): boolean {
  switch (role) {
    case 'labels':
    case 'population_labels':
      // Of one-hot rows, the checks say what to do.
      if (!isFlat(array)) return axes(array) === 2 && !isText(array) && array.values.every(isBit);
      return isText(array) || agree(array.values, share, Number.isInteger);
    case 'members':
      return (
        isFlat(array) && agree(firstTexts(array), share, (value) => [0, 1].includes(membershipOf(value) ?? 2))
      );
    case 'shadow_members':
      return axes(array) === 2 && !isText(array) && agree(array.values, share, isBit);
    case 'posteriors':
    case 'logits':
      return axes(array) === 2 || axes(array) === 1;
    case 'population_posteriors':
    case 'population_logits':
      return axes(array) === 2;
    default:
      return axes(array) === 3;
  }
}

const isOwn = (name: string): name is ArrayName => ARRAY_NAMES.some((own) => own === name);

class Choosing {
  readonly mapping: { [Name in Role]?: string | readonly string[] } = {};
  readonly questions: Question[] = [];
  /** As arrays of one axis are called, one for each class. */
  classes: readonly string[] | null = null;
  readonly arrays = new Map<ArrayName, AnyArray>();
  private readonly loaded = new Map<string, Promise<AnyArray>>();
  private readonly taken = new Set<string>();

  constructor(private readonly found: readonly FoundArray[]) {}

  load(name: string): Promise<AnyArray> {
    const known = this.loaded.get(name) ?? this.found.find((one) => one.name === name)!.load();
    this.loaded.set(name, known);
    return known;
  }

  isFree = (name: string) => !this.taken.has(name);

  free(): readonly string[] {
    return this.found.map(({ name }) => name).filter(this.isFree);
  }

  take(role: ArrayName, name: string, array: AnyArray): void {
    this.mapping[role] = name;
    this.arrays.set(role, array);
    this.taken.add(name);
    this.loaded.delete(name);
  }

  reserve(names: readonly string[]): void {
    for (const name of names) this.taken.add(name);
  }

  /** Arrays of one axis, one for each class, side by side. */
  async takeMany(role: ArrayName, names: readonly string[]): Promise<void> {
    const parts = await Promise.all(names.map((name) => this.load(name)));
    const count = parts[0]!.shape[0] ?? 0;
    const columns = parts.map((part, c) => {
      if (!isText(part) && isFlat(part) && part.shape[0] === count) return part.values;
      const allowed = `${shapeText([count])}, as of ${names[0]}`;
      throw new AuditInputError(names[c]!, isText(part) ? 'texts' : shapeText(part.shape), allowed);
    });
    const values = new Float64Array(count * columns.length);
    columns.forEach((column, c) => {
      for (let i = 0; i < count; i++) values[i * columns.length + c] = column[i]!;
    });
    this.mapping[role] = names;
    this.arrays.set(role, { shape: [count, parts.length], values, half: false });
    this.reserve(names);
  }
}

const asked = (role: Role, names: readonly string[]): Question => ({
  role,
  found: `${names.join(' and ')}, either of which may be the ${role}`,
  allowed: 'one of them',
  candidates: names,
});

const REQUIRED: ReadonlySet<ArrayName> = new Set(['posteriors', 'logits', 'labels', 'members']);

/** Names of a kind on a side, by how surely they say it. */
function ranked(
  names: readonly string[],
  side: Side,
  kinds: readonly Kind[],
): readonly (readonly string[])[] {
  const ranks: string[][] = [[], []];
  for (const name of names) {
    const role = roleOfName(name);
    if (role && !isOwn(name) && role.side === side && kinds.includes(role.kind)) {
      ranks[role.rank < 2 ? 0 : 1]!.push(name);
    }
  }
  return ranks;
}

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

/** A column of one number a row is a row of numbers. */
const flat = (array: RawArray): RawArray =>
  isFlat(array) ? { ...array, shape: array.shape.slice(0, 1) } : array;

/** Words become numbers: labels by the classes' names, membership by what it says. */
async function withWords(
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
