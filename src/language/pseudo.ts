/** Languages for tests: each word of the page is the English one, told from what is written elsewhere by its look. */

import { everyLeaf } from './everyLeaf.ts';
import type { Translate } from './inLanguage.ts';

const ACCENTED = new Map(
  Array.from('aceinouyACEINOUY', (letter, i) => [letter, Array.from('áçéïñöûýÀÇÈÎÑÖÛÝ')[i]!] as const),
);

/** Texts of other languages are longer by as much, short ones by more. */
const LONGER = 0.4;

/** @returns `[Ŕéšûļţ ~~~]`: accents, longer by two fifths, with marks at both ends */
export function accented(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const words = Array.from(text, (letter) => ACCENTED.get(letter) ?? letter).join('');
  return `[${words}${'~'.repeat(Math.ceil(text.length * LONGER))}]`;
}

/** @returns the text, forced to run from right to left */
export const mirrored = (text: string): string => (/\p{L}/u.test(text) ? `\u202e${text}\u202c` : text);

/** @param change of what has letters; what is put together of changed words is changed again */
export const pseudo =
  (change: (text: string) => string): Translate =>
  (_, english) =>
    everyLeaf('', english, {
      text: (_, text) => change(text),
      told: (_, tell) => (given) => change(tell(...given)),
    });
