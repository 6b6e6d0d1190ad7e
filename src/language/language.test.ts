import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseLanguage } from './chooseLanguage.ts';
import { everyLeaf } from './everyLeaf.ts';
import { accentedWords, mirroredWords } from './pseudo.ts';

const LANGUAGES = [
  { tag: 'en', dir: 'ltr' },
  { tag: 'zh-Hans', dir: 'ltr' },
  { tag: 'en-XA', dir: 'ltr', isPseudo: true },
  { tag: 'ar-XB', dir: 'rtl', isPseudo: true },
] as const;

function chosen({ search = '', kept = null as string | null, languages = ['fr'], blocked = false } = {}) {
  const html = { lang: 'en', dir: '', dataset: {} as Record<string, string> };
  vi.stubGlobal('document', { documentElement: html });
  vi.stubGlobal('location', { search });
  vi.stubGlobal('navigator', { languages });
  vi.stubGlobal('localStorage', {
    getItem: () => {
      if (blocked) throw new Error('blocked');
      return kept;
    },
  });
  chooseLanguage(LANGUAGES);
  return html;
}

afterEach(() => vi.unstubAllGlobals());

describe('the language of the page', () => {
  it.each([
    ['the first that the person reads', { languages: ['fr-FR', 'zh-CN', 'en'] }, 'zh-Hans'],
    ['English where there is none of them', { languages: ['fr'] }, 'en'],
    ['English of any country', { languages: ['en-GB', 'zh'] }, 'en'],
    ['what was chosen before', { kept: 'en', languages: ['zh'] }, 'en'],
    ['what the address asks for', { search: '?lang=zh', kept: 'en' }, 'zh-Hans'],
    ['a test’s language, by its own name', { search: '?audit&lang=EN-xa' }, 'en-XA'],
    ['no test’s language for somebody who reads one like it', { languages: ['ar-EG'] }, 'en'],
    [
      'what is read, where the address asks for what there is not',
      { search: '?lang=tlh', kept: 'zh-Hans' },
      'zh-Hans',
    ],
    ['what is read, where nothing is kept', { blocked: true, languages: ['zh'] }, 'zh-Hans'],
  ])('is %s', (_, given, tag) => {
    const html = chosen(given);
    expect(html.lang).toBe(tag);
    // What is painted is in English.
    expect('unpainted' in html.dataset).toBe(tag !== 'en');
  });

  it('says in which direction it runs', () => {
    expect(chosen({ search: '?lang=ar-XB' }).dir).toBe('rtl');
    expect(chosen().dir).toBe('ltr');
  });
});

const english = {
  title: 'Runs',
  sign: '±',
  counted: (count: number, of: readonly string[]) =>
    count === 1 ? `one of ${of.join()}` : `${count} of ${of.join()}`,
  inner: { list: ['first', 'second'] },
  none: null,
};

describe('words', () => {
  it('keep their shape, each leaf told by its path', () => {
    const paths: string[] = [];
    const made = everyLeaf('feature', english, {
      text: (path, text) => {
        paths.push(path);
        return text.toUpperCase();
      },
      told: (path, tell) => (given) => `${path}: ${tell(...given)}`,
    });
    expect(paths).toEqual(['feature.title', 'feature.sign', 'feature.inner.list.0', 'feature.inner.list.1']);
    expect(made.counted(1, ['a', 'b'])).toBe('feature.counted: one of a,b');
    expect(made).toMatchObject({
      title: 'RUNS',
      sign: '±',
      inner: { list: ['FIRST', 'SECOND'] },
      none: null,
    });
  });

  it('are told from others in the languages for tests, and longer', () => {
    const { title, sign, counted } = accentedWords.words('feature', english);
    expect(title).toBe('[Rûñs~~]');
    expect(sign).toBe('±');
    expect(counted(2, ['a'])).toBe('[2 öf á~~~]');
    expect(mirroredWords.words('feature', english).title).toBe('\u202eRuns\u202c');
  });
});
