/** Every word of the page has its place in each catalogue, and no catalogue has another. */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArchiveName } from '../lab/data/catalogue.ts';
import { decodeCompactFile } from '../lab/data/compactFile.ts';
import { type Catalogue, messagesOf, translation } from './catalogue.ts';
import { everyLeaf } from './everyLeaf.ts';

type Tell = (...given: readonly unknown[]) => string;

const SOURCES = new URL('../', import.meta.url);
const FOLDER = new URL('catalogues/', import.meta.url);

const catalogues = readdirSync(FOLDER)
  .filter((file) => !file.includes('.sentences.'))
  .map((file): [string, Catalogue] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Catalogue,
  ]);

const texts = new Map<string, string>();
const told = new Map<string, Tell>();

const shipped = (file: string) => gunzipSync(readFileSync(`public/data/${file}`));

/** The classes of every set that is not the person's own: the page hears of them with the examples. */
async function hearClassNames(): Promise<void> {
  const { classTitles } = await import('../page/state/namedExamples.ts');
  const { READINGS } = await import('../lab/data/archives/readings.ts');
  const { CATALOGUE } = await import('../lab/data/catalogue.ts');
  for (const set of CATALOGUE) {
    if (set.from === 'archive') classTitles(set.name, READINGS[set.name as ArchiveName].classNames);
    else if (set.from === 'synthetic') classTitles(set.name, (await set.make()).classNames);
    else if (set.from === 'shipped')
      classTitles(set.name, decodeCompactFile(set.file, shipped(set.file)).classNames);
  }
}

beforeAll(async () => {
  // Whatever the process has loaded before is loaded anew, and heard.
  vi.resetModules();
  const { translateBy } = await import('./inLanguage.ts');
  translateBy({
    tag: 'en',
    words: (feature, english) =>
      everyLeaf(feature, english, {
        text: (path, text) => {
          texts.set(path, text);
          return text;
        },
        told: (path, tell) => {
          told.set(path, tell);
          return (given) => tell(...given);
        },
      }),
    sentence: (english) => english,
  });
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\./.test(path),
  );
  for (const file of files) {
    if (/\binLanguage\(/.test(readFileSync(new URL(file, SOURCES), 'utf8'))) await import(`../${file}`);
  }
  await import('../lab/stages/catalogue.ts');
  await hearClassNames();
});

/** Numbers that no text holds by itself; as many as any text is given. */
const NUMBERS = Array.from({ length: 8 }, (_, i) => 7301 + i);

const shownIn = (text: string) => {
  const digits = text.replace(/(\d)[,\u00a0\u202f](?=\d{3})/g, '$1');
  return NUMBERS.filter((number) => digits.includes(String(number)));
};

/** What a text says of given numbers, in whichever form it takes them. */
function said(tell: Tell): { given: readonly unknown[]; text: string } | undefined {
  for (const form of [(one: number): unknown => one, String, (one: number) => [String(one)]]) {
    const given = NUMBERS.map(form);
    try {
      const text = tell(...given);
      if (typeof text === 'string') return { given, text };
    } catch {
      // It takes another form.
    }
  }
  return undefined;
}

describe.each(catalogues)('the catalogue %s', (tag, catalogue) => {
  const messages = messagesOf(catalogue);

  it('has every word of the page, and no other', () => {
    const known = [...texts.keys(), ...told.keys()];
    expect(known.length).toBeGreaterThan(1000);
    expect({
      missing: known.filter((path) => !messages.has(path)).sort(),
      unused: [...messages.keys()].filter((path) => !texts.has(path) && !told.has(path)).sort(),
    }).toEqual({ missing: [], unused: [] });
  });

  it('shows what the English words show', () => {
    const translate = translation(tag, catalogue);
    const wrong: string[] = [];
    let compared = 0;
    for (const [path, tell] of told) {
      const english = said(tell);
      if (!english || !messages.has(path)) continue;
      compared++;
      const text = (translate(path, tell) as Tell)(...english.given);
      const lacking = shownIn(english.text).filter((number) => !shownIn(text).includes(number));
      if (lacking.length > 0 || /undefined|NaN|\{\d/.test(text))
        wrong.push(`${path}: ${english.text} / ${text}`);
    }
    expect(compared).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('calls attacks and data sets alike wherever they are named', () => {
    const sentences = JSON.parse(
      readFileSync(new URL(`${tag}.sentences.json`, FOLDER), 'utf8'),
    ) as string[][];
    const said = new Map(sentences.map(([english = '', told = '']) => [english, told]));
    const named = [...texts].filter(([path]) => /^(attacks\.[^.]+\.title|dataSets\.[^.]+)$/.test(path));
    expect(named.length).toBeGreaterThan(20);
    for (const [path, english] of named) {
      const told = messages.get(path);
      const others = [...texts].filter(([other, text]) => text === english && other.includes('.options.'));
      expect(others.map(([other]) => [other, messages.get(other)])).toEqual(
        others.map(([other]) => [other, told]),
      );
      expect(said.get(english) ?? told, english).toBe(told);
    }
  });

  it('compiles', () => {
    const translate = translation(tag, catalogue);
    for (const [path, text] of texts)
      if (messages.has(path)) expect(translate(path, text) === '', path).toBe(text === '');
  });
});
