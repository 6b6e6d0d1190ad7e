/**
 * The words of the page in the language that was chosen. Each feature holds its English ones; another language has a catalogue,
 * which is there before the first feature is. Where there is none, in a worker or the terminal, all is English.
 */
import { ENGLISH } from './languages.ts';

/** @returns words of the same shape: strings, and functions of strings, numbers and booleans */
export type Translate = <Words>(feature: string, english: Words) => Words;

/** A language other than English. */
export interface Told {
  /** As the page's HTML names it. */
  readonly tag: string;
  readonly words: Translate;
  /** A sentence that the lab made, with figures and names in it; what is not known stays in English. */
  readonly sentence: (english: string) => string;
}

let translate: Translate = (_, english) => english;
let tell: Told['sentence'] = (english) => english;
let spoken = ENGLISH;

/** For what is loaded from now on. */
export function translateBy({ tag, words, sentence }: Told): void {
  spoken = tag;
  translate = words;
  tell = sentence;
}

/** @returns the language that the words are in */
export const spokenLanguage = (): string => spoken;

/** @param feature where its words stand in a catalogue */
export const inLanguage: Translate = (feature, english) => translate(feature, english);

/** What the lab or an engine says, such as an error or a finding, where the page shows it. */
export const translated = (english: string): string => tell(english);
