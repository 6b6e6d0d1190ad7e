/** The words of languages other than English. */
import type { Translate } from './inLanguage.ts';

const WORDS: Readonly<Record<string, () => Promise<Translate>>> = {
  'en-XA': async () => (await import('./pseudo.ts')).accentedWords,
  'ar-XB': async () => (await import('./pseudo.ts')).mirroredWords,
};

/** @param tag of the page's HTML, not English */
export async function wordsIn(tag: string): Promise<Translate> {
  const load = WORDS[tag];
  if (!load) throw new Error(`There are no words in ${tag}.`);
  return load();
}
