import type { MouseEvent } from 'react';
import { spokenLanguage } from '../../language/inLanguage.ts';
import { LANGUAGES } from '../../language/languages.ts';

/** The choice is remembered where the browser keeps anything; the address holds it in any case. */
function choose(event: MouseEvent, tag: string): void {
  event.preventDefault();
  try {
    localStorage.setItem('clmia-language', tag);
  } catch {
    // The address says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', tag);
  location.assign(address);
}

/** The page in its other languages: it is opened anew, since every word of its code is in one. */
export function LanguageLinks() {
  return LANGUAGES.filter(({ tag, isPseudo }) => !isPseudo && tag !== spokenLanguage()).map(
    ({ tag, title }) => (
      <a key={tag} href={`?lang=${tag}`} lang={tag} hrefLang={tag} onClick={(event) => choose(event, tag)}>
        {title}
      </a>
    ),
  );
}
