/** The names that a person chose, found among those of the file. */
import { didYouMean } from '../../experiment/didYouMean.ts';
import { AuditInputError } from '../auditInputError.ts';
import { type Mapping, namesOf, type Role } from './roles.ts';

/** Whether a list of `classes` says the names themselves: those of columns are one. */
export const areClassNames = (names: readonly string[]) => names.length > 1;

const inOrder = new Intl.Collator('en', { numeric: true });

/** `prob_*` is every name that begins so, in the order of the numbers in them. */
function withStars(name: string, there: readonly string[]): readonly string[] {
  if (!name.includes('*') || there.includes(name)) return [name];
  const pattern = new RegExp(`^${name.split('*').map(escaped).join('.*')}$`);
  return there.filter((one) => pattern.test(one)).sort(inOrder.compare);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * The choices with stars written out. `column 3` is the third where no column is called so.
 * @throws AuditInputError for a name that the file has not, or that is taken for two roles
 */
export function chosenNames(
  chosen: Mapping,
  there: readonly string[],
  noun: 'column' | 'array',
): { readonly [Name in Role]?: readonly string[] } {
  const taken = new Map<string, Role>();
  const roles = Object.keys(chosen) as Role[];
  return Object.fromEntries(
    roles.map((role) => {
      const given = namesOf(chosen[role]);
      if (role === 'classes' && areClassNames(given)) return [role, given];
      const names = given.flatMap((name) => withStars(name, there));
      for (const name of names) {
        if (!there.includes(name)) throw unknown(role, name, there, noun);
        const other = taken.get(name);
        if (other)
          throw new AuditInputError(`--columns ${role}`, `${name}, taken for ${other}`, `each ${noun} once`);
        taken.set(name, role);
      }
      if (given.length > 0 && names.length === 0) throw unknown(role, given.join('|'), there, noun);
      return [role, names];
    }),
  );
}

const MOST_LISTED = 30;

function unknown(role: Role, name: string, there: readonly string[], noun: string): AuditInputError {
  const listed = there.slice(0, MOST_LISTED).join(', ');
  const more = there.length > MOST_LISTED ? ` and ${there.length - MOST_LISTED} more` : '';
  return new AuditInputError(
    `--columns ${role}`,
    name,
    `${noun === 'array' ? 'an' : 'a'} ${noun} of the file: ${listed}${more}`,
    didYouMean(name, there),
  );
}
