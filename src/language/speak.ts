/** Loads the words of a language other than English; what is loaded after it speaks it. */
import { type Translate, translateBy } from './inLanguage.ts';

const accents = async (which: 'accented' | 'mirrored'): Promise<Translate> => {
  const { pseudo, ...changes } = await import('./pseudo.ts');
  return pseudo(changes[which]);
};

const CATALOGUES: Readonly<Record<string, () => Promise<Translate>>> = {
  'zh-Hans': async () => {
    const [{ translation }, { default: words }] = await Promise.all([
      import('./catalogue.ts'),
      import('./catalogues/zh-Hans.json'),
    ]);
    return translation('zh-Hans', words);
  },
  'en-XA': () => accents('accented'),
  'ar-XB': () => accents('mirrored'),
};

/** @param tag of the page's HTML; English needs nothing */
export async function speak(tag: string): Promise<void> {
  const load = CATALOGUES[tag];
  if (load) translateBy(await load());
}
