/** Languages for tests: each word of the page is the English one, told from what is written elsewhere by its look. */

import { everyLeaf } from './everyLeaf.ts';
import type { Told } from './inLanguage.ts';

const ACCENTED = new Map(
  Array.from('aceinouyACEINOUY', (letter, i) => [letter, Array.from('áçéïñöûýÀÇÈÎÑÖÛÝ')[i]!] as const),
);

/** Texts of other languages are longer by as much, short ones by more. */
const LONGER = 0.4;

/** @returns `[Réšult~~~]`: accents, longer by two fifths, with marks at both ends */
function accented(text: string): string {
  const words = Array.from(text, (letter) => ACCENTED.get(letter) ?? letter).join('');
  return `[${words}${'~'.repeat(Math.ceil(text.length * LONGER))}]`;
}

/** @returns the text, forced to run from right to left */
const mirrored = (text: string): string => `\u202e${text}\u202c`;

/** What has no letters stays; what is put together of changed words is changed again. */
const pseudo = (tag: string, change: (text: string) => string): Told => {
  const changed = (text: string) => (/\p{L}/u.test(text) ? change(text) : text);
  return {
    tag,
    words: (feature, english) =>
      everyLeaf(feature, english, {
        text: (_, text) => changed(text),
        told: (_, tell) => (given) => changed(tell(...given)),
      }),
    sentence: changed,
  };
};

export const accentedWords = pseudo('en-XA', accented);
export const mirroredWords = pseudo('ar-XB', mirrored);
