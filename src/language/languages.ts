/** The languages of the page. */

export interface Language {
  /** As browsers and `?lang=` name it (BCP 47). */
  readonly tag: string;
  /** In its own words. */
  readonly title: string;
  readonly dir: 'ltr' | 'rtl';
  /** Made from the English words, to find what is not translated or has no room: no person's language. */
  readonly isPseudo?: true;
}

export const ENGLISH = 'en';

export const LANGUAGES: readonly Language[] = [
  { tag: ENGLISH, title: 'English', dir: 'ltr' },
  { tag: 'zh-Hans', title: '简体中文', dir: 'ltr' },
  { tag: 'en-XA', title: 'Longer words, with accents', dir: 'ltr', isPseudo: true },
  { tag: 'ar-XB', title: 'From right to left', dir: 'rtl', isPseudo: true },
];
