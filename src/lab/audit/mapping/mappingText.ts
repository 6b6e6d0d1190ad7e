/** A mapping as a person writes it: `labels=y, members=split, posteriors=a|b|c`, names with commas in quotes; or as JSON. */
import { JsonTextError, parseJsonText } from '../../data/jsonText.ts';
import { didYouMean } from '../../experiment/didYouMean.ts';
import { AuditInputError } from '../auditInputError.ts';
import { type Mapping, namesOf, ROLES, type Role } from './roles.ts';

export const MAPPING_FORM = "'labels=NAME, members=NAME, posteriors=NAME|NAME|...'";

const SINGULAR: Readonly<Record<string, Role>> = {
  label: 'labels',
  member: 'members',
  posterior: 'posteriors',
  logit: 'logits',
  id: 'ids',
  class: 'classes',
  view: 'views',
};

function roleNamed(text: string): Role {
  const name = text.trim().toLowerCase();
  const role = SINGULAR[name] ?? ROLES.find((one) => one === name);
  if (role) return role;
  const meant = didYouMean(name, ROLES);
  throw new AuditInputError('--columns', text.trim() || 'no role', ROLES.join(', '), meant);
}

/** A name is quoted, or ends before what parts names. */
const NAME = /\s*(?:"((?:[^"\\]|\\.)*)"|([^,|"]*))\s*/y;

function parsedPlain(text: string): Mapping {
  const mapping: { [Name in Role]?: string | readonly string[] } = {};
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    if (equals < 0) throw new AuditInputError('--columns', text.slice(at).trim(), MAPPING_FORM);
    const role = roleNamed(text.slice(at, equals));
    if (mapping[role] !== undefined)
      throw new AuditInputError('--columns', `${role} twice`, 'each role once');
    const names: string[] = [];
    at = equals;
    do {
      NAME.lastIndex = at + 1;
      const [whole, quoted, plain = ''] = NAME.exec(text)!;
      const name = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1');
      if (name !== '' || quoted !== undefined) names.push(name);
      at += 1 + whole.length;
    } while (text[at] === '|');
    if (at < text.length && text[at] !== ',')
      throw new AuditInputError('--columns', text.slice(at).trim(), MAPPING_FORM);
    at += 1;
    mapping[role] = names.length === 1 ? names[0]! : names;
  }
  return mapping;
}

const isName = (value: unknown): value is string => typeof value === 'string';

function parsedJson(text: string): Mapping {
  let value: unknown;
  try {
    value = parseJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    throw new AuditInputError('--columns', error.message, MAPPING_FORM);
  }
  const pairs = Object.entries(value as object).map(([role, names]): [Role, string | string[]] => {
    if (isName(names) || (Array.isArray(names) && names.every(isName))) return [roleNamed(role), names];
    throw new AuditInputError(`--columns ${role}`, JSON.stringify(names), 'a name or a list of names');
  });
  return Object.fromEntries(pairs) as Mapping;
}

/** @throws AuditInputError for what is no mapping, and for an unknown role */
export function parseMapping(text: string): Mapping {
  const trimmed = text.trim();
  if (trimmed === '') throw new AuditInputError('--columns', 'nothing', MAPPING_FORM);
  return trimmed.startsWith('{') ? parsedJson(trimmed) : parsedPlain(trimmed);
}

const quoted = (name: string) =>
  /^[^,|"=\s](?:[^,|"=]*[^,|"=\s])?$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;

/** As `parseMapping` reads it. */
export function mappingText(mapping: Mapping): string {
  return ROLES.flatMap((role) =>
    mapping[role] === undefined ? [] : [`${role}=${namesOf(mapping[role]).map(quoted).join('|')}`],
  ).join(', ');
}
