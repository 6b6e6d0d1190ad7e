/**
 * The words of the page in the language that was chosen. Each feature holds its English ones; another language has a catalogue,
 * which is there before the first feature is. Where there is none, in a worker or the terminal, all is English.
 */

/** @returns words of the same shape: strings, and functions of strings, numbers and booleans */
export type Translate = <Words>(feature: string, english: Words) => Words;

let translate: Translate = (_, english) => english;

/** For what is loaded from now on. */
export function translateBy(chosen: Translate): void {
  translate = chosen;
}

/** @param feature where its words stand in a catalogue */
export const inLanguage: Translate = (feature, english) => translate(feature, english);
