import { spokenLanguage } from '../../language/inLanguage.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { openInLanguage } from './openInLanguage.ts';

/** The page in its other languages: it is opened anew, since every word of its code is in one. */
export function LanguageLinks() {
  return LANGUAGES.filter(({ tag, isPseudo }) => !isPseudo && tag !== spokenLanguage()).map(
    ({ tag, title }) => (
      <a
        key={tag}
        href={`?lang=${tag}`}
        lang={tag}
        hrefLang={tag}
        onClick={(event) => {
          event.preventDefault();
          openInLanguage(tag);
        }}
      >
        {title}
      </a>
    ),
  );
}
