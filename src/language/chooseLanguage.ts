import type { Language } from './languages.ts';

/**
 * Names the language of the page in its HTML: the one that the address asks for, or else the one that was chosen here before, or
 * else the first that the browser's person reads. Stands in the built HTML as text: it may name nothing that is not in it.
 *
 * @param languages of which the first is the one that the HTML is written in
 */
export function chooseLanguage(languages: readonly Pick<Language, 'tag' | 'dir' | 'isPseudo'>[]): void {
  const html = document.documentElement;
  const kept = (): string | null => {
    try {
      return localStorage.getItem('clmia-language');
    } catch {
      return null;
    }
  };
  /** Chinese of any kind is read as the one that is there, unless a person who reads another asks for it. */
  const found = (wanted: string | null) => {
    const like = wanted?.toLowerCase() ?? '';
    return (
      languages.find(({ tag }) => tag.toLowerCase() === like) ??
      languages.find(({ tag, isPseudo }) => !isPseudo && tag.split('-')[0] === like.split('-')[0])
    );
  };
  const asked = new URLSearchParams(location.search).get('lang');
  const [chosen] = [asked, kept(), ...navigator.languages].flatMap((wanted) => found(wanted) ?? []);
  const { tag, dir } = chosen ?? languages[0]!;
  html.lang = tag;
  html.dir = dir;
  // The painted page is in another language.
  if (tag !== languages[0]!.tag) html.dataset.unpainted = '';
}
