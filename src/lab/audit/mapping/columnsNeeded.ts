/** Where names and values do not tell what is what, the person is asked. */
import { printable } from '../../printable.ts';
import { AuditInputError } from '../auditInputError.ts';
import { mappingText } from './mappingText.ts';
import type { Mapping, Role } from './roles.ts';

/** A role that has to be chosen. */
export interface Question {
  readonly role: Role;
  /** What is the matter: `no column that says who is a member`. */
  readonly found: string;
  readonly allowed: string;
  /** Names that may be meant; empty where any may. */
  readonly candidates: readonly string[];
}

/** A file whose columns or arrays have to be chosen by the person: the page shows them, the terminal has `--columns`. */
export class ColumnsNeededError extends AuditInputError {
  override readonly name = 'ColumnsNeededError';
}

const SHOWN_FIELDS = 16;
const SHOWN_VALUES = 3;
const SHOWN_LETTERS = 12;
const LONGEST_LIST = 1500;

const short = (text: string) => (text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS - 1)}…` : text);

/** `p0 (0.5, 0.25), y (cat, dog) and 3 more` */
function fieldsText(fields: readonly { readonly name: string; readonly shown: readonly string[] }[]): string {
  const listed = fields.slice(0, SHOWN_FIELDS).map(({ name, shown }) => {
    const values = shown.slice(0, SHOWN_VALUES).map((value) => short(value.trim()));
    return `${name === '' ? 'a column without a name' : name}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
  });
  const more = fields.length - SHOWN_FIELDS;
  const text = printable(listed.join(', '), LONGEST_LIST);
  return more > 0 ? `${text} and ${more} more` : text;
}

/** The audit's own names. */
const OWN: Partial<Readonly<Record<Role, Readonly<Record<'column' | 'array', string>>>>> = {
  posteriors: { column: 'p0, p1, ...', array: 'posteriors' },
  labels: { column: 'label', array: 'labels' },
  members: { column: 'member', array: 'members' },
};

const EXAMPLES: Partial<Readonly<Record<Role, Mapping>>> = {
  posteriors: { posteriors: ['NAME', 'NAME', '...'] },
  logits: { logits: ['NAME', 'NAME', '...'] },
  labels: { labels: 'NAME' },
  members: { members: 'NAME' },
  classes: { classes: ['NAME', 'NAME', '...'] },
};

/** @param fields what the file has, with first values or shapes */
export function columnsNeeded(
  place: string,
  { role, found, allowed, candidates }: Question,
  fields: readonly { readonly name: string; readonly shown: readonly string[] }[],
  noun: 'column' | 'array',
): ColumnsNeededError {
  const example =
    candidates.length > 0
      ? { [role]: noun === 'column' && role === 'posteriors' ? candidates : candidates[0]! }
      : (EXAMPLES[role] ?? { [role]: 'NAME' });
  const own = OWN[role]?.[noun];
  const choose = own ? `Rename what it is to ${own}, or choose it` : 'Say it in the order of the outputs';
  const there = fields.length > 0 ? fieldsText(fields) : `no ${noun}`;
  const hint = `The file has ${there}. ${choose} (in the terminal: --columns '${printable(mappingText(example), LONGEST_LIST)}').`;
  return new ColumnsNeededError(place, found, allowed, hint);
}
