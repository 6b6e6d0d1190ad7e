/** The words and sentences of languages other than English. */
import { translation } from './catalogue.ts';
import type { Told } from './inLanguage.ts';
import { sentenceTranslation } from './sentences.ts';

const LANGUAGES: Readonly<Record<string, () => Promise<Told>>> = {
  'zh-Hans': async () => {
    const [{ default: catalogue }, { default: sentences }] = await Promise.all([
      import('./catalogues/zh-Hans.json'),
      import('./catalogues/zh-Hans.sentences.json'),
    ]);
    return {
      tag: 'zh-Hans',
      words: translation('zh-Hans', catalogue),
      sentence: sentenceTranslation('zh-Hans', sentences),
    };
  },
  'en-XA': async () => (await import('./pseudo.ts')).accentedWords,
  'ar-XB': async () => (await import('./pseudo.ts')).mirroredWords,
};

/** @param tag of the page's HTML, not English */
export async function wordsIn(tag: string): Promise<Told> {
  const load = LANGUAGES[tag];
  if (!load) throw new Error(`There are no words in ${tag}.`);
  return load();
}
