/** Which column or array is taken for what, as the person chooses it on the audit's page. Pure values. */
import { classesOfNames } from '../../lab/audit/mapping/classColumns.ts';
import { isWord } from '../../lab/audit/mapping/classNames.ts';
import { type Mapping, namesOf, ROLES, type Role } from '../../lab/audit/mapping/roles.ts';
import type { FieldHead, FileHead } from '../../lab/audit/readArrays.ts';

export type { FieldHead, FileHead, Role };

/** What a field can be taken for; null: it is not read. */
export type Choice = Role | null;

export interface ColumnChoices {
  /** By the field's name; a field that is not here is not read. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The fields that hold the outputs, one for each class, in the order of the classes. */
  readonly order: readonly string[];
  /** What the labels call the class of each slot; by its key. */
  readonly classNames: Readonly<Record<string, string>>;
}

/** A class of the outputs: the field that holds it, or a place in the one that holds several. */
export interface ClassSlot {
  readonly key: string;
  /** The name of the field; null for a place. */
  readonly field: string | null;
}

/** What an audit cannot do without. */
export type OpenRole = 'outputs' | 'labels' | 'members' | 'classes';

/** Of a table: an audit's other arrays have more axes than a column. */
const COLUMN_ROLES: readonly Role[] = ['posteriors', 'logits', 'labels', 'members', 'ids'];

export const rolesOf = ({ noun }: FileHead): readonly Role[] => (noun === 'column' ? COLUMN_ROLES : ROLES);

/** Names of more classes are not asked for one by one. */
const MOST_SLOTS = 100;

const isOutputs = (role: Choice | undefined): boolean => role === 'posteriors' || role === 'logits';
const fieldOf = ({ fields }: FileHead, name: string) => fields.find((field) => field.name === name);

/** A column, or an array of one axis: several make the outputs together. */
function isFlat(head: FileHead, name: string): boolean {
  const { shape = [] } = fieldOf(head, name) ?? {};
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1);
}

function firstLabels({ fields }: FileHead, { roles }: Pick<ColumnChoices, 'roles'>): readonly string[] {
  return fields.find(({ name }) => roles[name] === 'labels')?.values ?? [];
}

/** The words among the first labels, each once; none where labels are class numbers. */
export const labelWords = (head: FileHead, choices: ColumnChoices): readonly string[] => [
  ...new Set(firstLabels(head, choices).filter(isWord)),
];

export function classSlots(head: FileHead, { roles, order }: ColumnChoices): readonly ClassSlot[] {
  if (order.length > 1) return order.map((field) => ({ key: field, field }));
  const output = head.fields.find(({ name }) => isOutputs(roles[name]));
  if (!output) return [];
  const classes = order.length === 1 ? 2 : (output.shape.at(-1) ?? 0);
  if (classes > MOST_SLOTS) return [];
  return Array.from({ length: classes }, (_, c) => ({ key: `class ${c}`, field: null }));
}

/** As the files were recognised. */
export function recognisedChoices(head: FileHead): ColumnChoices {
  const roles: Record<string, Role> = {};
  for (const role of rolesOf(head)) {
    for (const name of namesOf(head.mapping[role])) if (fieldOf(head, name)) roles[name] = role;
  }
  const outputs = namesOf(head.mapping.posteriors ?? head.mapping.logits);
  const order = outputs.filter((name) => isFlat(head, name));
  const slots = classSlots(head, { roles, order, classNames: {} });
  const given = namesOf(head.mapping.classes);
  const called = given.length === slots.length ? given : classesOfNames(order, firstLabels(head, { roles }));
  const classNames = Object.fromEntries(slots.map(({ key }, c) => [key, called?.[c] ?? '']));
  return { roles, order, classNames };
}

/** Whether they were made in whatever order. */
export function sameChoices(one: ColumnChoices, other: ColumnChoices): boolean {
  const [first, second] = [one, other].map(({ roles, order, classNames }) =>
    JSON.stringify([Object.entries(roles).sort(), order, Object.entries(classNames).sort()]),
  );
  return first === second;
}

/** As in the file, unless the person has given them another order. */
function inOrder(head: FileHead, before: readonly string[], now: readonly string[]): readonly string[] {
  const places = new Map(head.fields.map(({ name }, at) => [name, at]));
  const sorted = (names: readonly string[]) => [...names].sort((a, b) => places.get(a)! - places.get(b)!);
  const isSorted = sorted(before).every((name, at) => name === before[at]);
  return isSorted ? sorted(now) : now;
}

/** The choices with a field taken for something else; of a role that only one can hold, another gives it up. */
export function withRole(head: FileHead, choices: ColumnChoices, name: string, role: Choice): ColumnChoices {
  const joins = (other: string) => isFlat(head, name) && isFlat(head, other);
  const roles: Record<string, Role> = {};
  for (const [other, its] of Object.entries(choices.roles)) {
    if (other === name) continue;
    // The outputs of all classes are of one kind.
    if (role && isOutputs(role) && isOutputs(its) && joins(other)) roles[other] = role;
    else if (its !== role) roles[other] = its;
  }
  if (role) roles[name] = role;
  const kept = choices.order.filter((one) => isOutputs(roles[one]));
  const isNew = isOutputs(role ?? undefined) && isFlat(head, name) && !kept.includes(name);
  const order = inOrder(head, choices.order, isNew ? [...kept, name] : kept);
  return { ...choices, roles, order };
}

/** What a field was taken for just before. */
export interface LastRole {
  readonly before: ColumnChoices;
  readonly after: ColumnChoices;
}

/**
 * As `withRole`, of a field that may have been taken for something else just before: arrow keys pass over options on their way,
 * and what is passed over takes nothing from another field.
 */
export function withLastRole(
  head: FileHead,
  choices: ColumnChoices,
  last: LastRole | null,
  name: string,
  role: Choice,
): LastRole {
  const before = last?.after === choices ? last.before : choices;
  return { before, after: withRole(head, before, name, role) };
}

/** The choices with every field from one to another, as they stand in the file, holding the outputs of a class. */
export function withRange(
  head: FileHead,
  choices: ColumnChoices,
  range: { readonly from: string; readonly to: string },
  role: 'posteriors' | 'logits',
): ColumnChoices {
  const at = (name: string) => head.fields.findIndex((field) => field.name === name);
  const [first, last] = [at(range.from), at(range.to)].sort((a, b) => a - b) as [number, number];
  return head.fields
    .slice(first, last + 1)
    .reduce((chosen, { name }) => withRole(head, chosen, name, role), choices);
}

/** The choices with a field standing for class c; the one that did so takes its place. */
export function withClass(choices: ColumnChoices, name: string, c: number): ColumnChoices {
  const order = [...choices.order];
  const from = order.indexOf(name);
  [order[from], order[c]] = [order[c]!, order[from]!];
  return { ...choices, order };
}

export function withClassName(choices: ColumnChoices, key: string, called: string): ColumnChoices {
  return { ...choices, classNames: { ...choices.classNames, [key]: called } };
}

function namesOfClasses(head: FileHead, choices: ColumnChoices): readonly string[] {
  if (labelWords(head, choices).length === 0) return [];
  return classSlots(head, choices).map(({ key }) => (choices.classNames[key] ?? '').trim());
}

/** What has to be chosen yet. */
export function openRoles(head: FileHead, choices: ColumnChoices): readonly OpenRole[] {
  const taken = new Set<Role>(Object.values(choices.roles));
  const called = namesOfClasses(head, choices);
  const unnamed = called.some((name) => name === '') && !taken.has('classes');
  const open: readonly (readonly [OpenRole, boolean])[] = [
    ['outputs', !taken.has('posteriors') && !taken.has('logits')],
    ['labels', !taken.has('labels')],
    ['members', !taken.has('members')],
    ['classes', unnamed],
  ];
  return open.filter(([, isOpen]) => isOpen).map(([role]) => role);
}

/** What an audit is given: every choice, and of what was recognised, that it is not to be read. */
export function mappingOf(head: FileHead, choices: ColumnChoices): Mapping {
  const { roles, order } = choices;
  const mapping: { [Name in Role]?: string | readonly string[] } = {};
  for (const role of ROLES) if (role !== 'classes' && head.mapping[role] !== undefined) mapping[role] = [];
  for (const [name, role] of Object.entries(roles)) mapping[role] = name;
  const kind = order[0] === undefined ? undefined : roles[order[0]];
  if (kind && order.length > 1) mapping[kind] = order;
  const called = namesOfClasses(head, choices);
  if (called.length > 1 && called.every((name) => name !== '')) mapping.classes = called;
  return mapping;
}
