/** Examples whose classes are called as the page's language calls them. */
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import type { Candidates } from '../../runtime/protocol.ts';

/** A catalogue names the classes of the lab's own sets; those of a person's files are called as the person does. */
export const classTitles = (set: DatasetName, names: readonly string[]): readonly string[] =>
  names.map((name) => inLanguage(`classNames.${set}.${name}`, name));

export const withTitles = (candidates: Candidates, set: DatasetName): Candidates => ({
  ...candidates,
  classNames: classTitles(set, candidates.classNames),
});
