/** Arrays that are not read, and are called nearly as what is missing. */
import { didYouMean } from '../../experiment/didYouMean.ts';
import { printable } from '../../printable.ts';
import { ARRAY_NAMES, type Mapping, normalName, type Role } from './roles.ts';

/** Whether a name is nearly that of a role, as a slip of the pen leaves it. */
export const isNearly = (role: Role, name: string): boolean =>
  didYouMean(normalName(name), [role, role.replace(/s$/, '')]) !== '';

/** A sentence for each. @param ignored names of arrays that are not read */
export function nearMisses(ignored: readonly string[], mapping: Mapping): readonly string[] {
  const missing = ARRAY_NAMES.filter((role) => mapping[role] === undefined);
  return ignored.flatMap((path) => {
    const name = path.split('/').at(-1)!;
    const meant = didYouMean(normalName(name), missing);
    return meant === '' ? [] : [`the array ${printable(path)} is not used: ${meant}`];
  });
}
