/** What the columns of a table are taken for: by the person's choice, else by their names and first values. */
import { decimalOf } from '../../data/delimited/decimal.ts';
import { chosenNames } from './chosenNames.ts';
import { type Column, classesOfNames, findClassColumns } from './classColumns.ts';
import { areOrdinals, isWord, labelReader, membershipOf } from './classNames.ts';
import { columnsNeeded, type Question } from './columnsNeeded.ts';
import { isNearly } from './nearMisses.ts';
import { type Mapping, normalName, type Role, roleOfName, WORDS_ONLY } from './roles.ts';

export interface TableProposal {
  /** What is taken for what; without the roles that have to be asked for. */
  readonly mapping: Mapping;
  /** The classes' names in the order of the outputs, where the labels are read by them; null: labels are class numbers. */
  readonly classes: readonly string[] | null;
  /** Roles that no column is surely meant for. An audit needs them all answered. */
  readonly questions: readonly Question[];
  /** Columns that are not read. */
  readonly unused: readonly string[];
}

const ALLOWED: Readonly<Partial<Record<Role, string>>> = {
  posteriors: 'columns p0, p1, ... (or logit_0, logit_1, ...)',
  labels: 'label, a column of the true classes',
  members: 'member, a column that says 1 for a member, 0 for a non-member',
  classes: "the classes' names in the order of the columns",
};

const asked = (role: Role, found: string, candidates: readonly string[]): Question => ({
  role,
  found,
  allowed: ALLOWED[role]!,
  candidates,
});

/** Whether a value is membership: of names that may mean folds, only words are. */
const saysMembership = ({ name }: Column) => {
  const wordsOnly = WORDS_ONLY.has(normalName(name));
  return (cell: string) =>
    [0, 1].includes(membershipOf(cell) ?? 2) && !(wordsOnly && decimalOf(cell) !== undefined);
};

/** Whether a value is a class rather than a measure. */
const saysClass = () => (cell: string) =>
  cell.trim() !== '' && (isWord(cell) || Number.isInteger(decimalOf(cell) ?? 0));

const SAY = { labels: saysClass, members: saysMembership, ids: () => () => true };

/** Behind every name that fits its values. */
const WRONG_VALUES = 3;

interface Candidate {
  readonly column: Column;
  readonly rank: number;
}

/** Those whose names say it best, and whose values do not speak against it. */
function candidatesFor(kind: 'labels' | 'members' | 'ids', columns: readonly Column[]): readonly Column[] {
  const named = columns.flatMap((column): Candidate[] => {
    const role = roleOfName(column.name);
    // A table has no array of class names.
    const isKind =
      role?.side === '' && (role.kind === kind || (kind === 'labels' && role.kind === 'classes'));
    if (!isKind) return [];
    const fitting = column.sample.filter(SAY[kind](column)).length;
    if (role.rank === 0 || fitting === column.sample.length) return [{ column, rank: role.rank }];
    // A column that is surely called so and has a wrong value is told of it.
    return role.rank === 1 && 2 * fitting >= column.sample.length ? [{ column, rank: WRONG_VALUES }] : [];
  });
  const least = Math.min(...named.map(({ rank }) => rank));
  return named.filter(({ rank }) => rank === least).map(({ column }) => column);
}

/** @param columns with their first values @param chosen what the person chose @throws AuditInputError for a choice that cannot be */
export function proposeTableMapping(columns: readonly Column[], chosen: Mapping = {}): TableProposal {
  const there = columns.map(({ name }) => name);
  const choice = chosenNames(chosen, there, 'column');
  const taken = new Set(Object.entries(choice).flatMap(([role, names]) => (role === 'classes' ? [] : names)));
  const mapping: { [Name in Role]?: string | readonly string[] } = {};
  const questions: Question[] = [];
  const free = () => columns.filter(({ name }) => !taken.has(name));
  const take = (role: Role, names: string | readonly string[]) => {
    mapping[role] = names;
    for (const name of typeof names === 'string' ? [names] : names) taken.add(name);
  };

  for (const role of ['labels', 'members', 'ids'] as const) {
    const given = choice[role];
    if (given) {
      if (given.length === 1) take(role, given[0]!);
      else if (given.length > 1)
        questions.push(asked(role, `${given.length} columns: ${given.join(', ')}`, given));
      else if (role !== 'ids') questions.push(asked(role, 'no column', []));
      continue;
    }
    const found = candidatesFor(role, free());
    if (found.length === 1 || (found.length > 1 && role === 'ids')) take(role, found[0]!.name);
    else if (role !== 'ids') {
      const named = found.length > 0 ? found : free().filter(({ name }) => isNearly(role, name));
      const names = named.map(({ name }) => name);
      questions.push(
        asked(role, `${found.length === 0 ? 'no column' : names.join(' and ')} for ${role}`, names),
      );
    }
  }
  const labels = columns.find(({ name }) => name === mapping.labels)?.sample ?? [];
  const ordered = outputsOf(choice, free, labels, take, questions);
  const classes = choice.classes ? [...choice.classes] : ordered;
  const count = (mapping.posteriors ?? mapping.logits ?? []).length;
  const many = typeof (mapping.posteriors ?? mapping.logits) !== 'string';
  const expected = many ? count : 2;
  if (choice.classes && choice.classes.length !== expected && count > 0) {
    questions.push(asked('classes', `${choice.classes.length} names of ${expected} classes`, []));
  } else {
    const read = labelReader(classes);
    // One word among numbers is no class: where it stands is said as the lines are read.
    const unknown = labels.length > 0 && labels.every((label) => isWord(label) && read(label) === undefined);
    const strange = unknown ? labels[0] : undefined;
    if (strange !== undefined && !questions.some(({ role }) => role === 'posteriors')) {
      questions.push(
        asked(
          'classes',
          `the label ${strange} in column ${mapping.labels}, which no column is called after`,
          [],
        ),
      );
    }
  }
  const named = classes && !areOrdinals(classes) ? classes : null;
  if (named) mapping.classes = named;
  return { mapping, classes: named, questions, unused: free().map(({ name }) => name) };
}

/** Takes the outputs' columns, or asks for them. @returns the classes' names, where the columns say them */
function outputsOf(
  choice: { readonly [Name in Role]?: readonly string[] },
  free: () => readonly Column[],
  labels: readonly string[],
  take: (role: Role, names: string | readonly string[]) => void,
  questions: Question[],
): readonly string[] | null {
  const role = choice.posteriors?.length ? 'posteriors' : choice.logits?.length ? 'logits' : null;
  if (role) {
    const names = choice[role]!;
    take(role, names.length === 1 ? names[0]! : names);
    return names.length === 1 ? null : classesOfNames(names, labels);
  }
  // Of what goes by a name of its own, ids and the like, nothing is an output.
  const columns = free().filter(({ name }) => {
    const found = roleOfName(name);
    return !found || !['labels', 'members', 'ids'].includes(found.kind);
  });
  const { best, fault, candidates } = findClassColumns(columns, labels);
  const [only] = best;
  if (best.length === 1 && only) {
    take(only.kind, only.names.length === 1 ? only.names[0]! : only.names);
    return only.classes;
  }
  const found = best.map(({ names }) =>
    names.length > 2 ? `${names[0]} ... ${names.at(-1)}` : names.join(', '),
  );
  questions.push(
    asked(
      'posteriors',
      fault ?? (found.length > 0 ? `both ${found.join(' and ')}` : 'no columns for posteriors'),
      candidates,
    ),
  );
  return null;
}

/** @throws ColumnsNeededError for the first role that has to be asked for */
export function requireAnswered(
  place: string,
  { questions }: TableProposal,
  columns: readonly Column[],
): void {
  const [first] = questions;
  if (!first) return;
  const fields = columns.map(({ name, sample }) => ({ name, shown: sample }));
  throw columnsNeeded(place, first, fields, 'column');
}
