/** Arrays that are not read, and are called nearly as what is missing. */
import { didYouMean } from '../../experiment/didYouMean.ts';
import { printable } from '../../printable.ts';
import { ARRAY_NAMES, type Mapping, normalName } from './roles.ts';

/** A sentence for each. @param ignored names of arrays that are not read */
export function nearMisses(ignored: readonly string[], mapping: Mapping): readonly string[] {
  const missing = ARRAY_NAMES.filter((role) => mapping[role] === undefined);
  return ignored.flatMap((path) => {
    const name = path.split('/').at(-1)!;
    const meant = didYouMean(normalName(name), missing);
    return meant === '' ? [] : [`the array ${printable(path)} is not used: ${meant}`];
  });
}
