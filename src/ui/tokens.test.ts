/** One home for sizes, weights, colours and times, and colours that can be read on all that they stand on. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { contrast } from './contrast.ts';
import { inScheme, tokenGroups } from './readTokens.ts';

const CSS = readFileSync('src/ui/tokens.css', 'utf8');
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
  (path) => `src/${path.replaceAll('\\', '/')}`,
);
const SHEETS = FILES.filter((path) => path.endsWith('.css') && path !== 'src/ui/tokens.css');
/** Files that are drawn or written in colours, of the page or for paper. */
const DRAWN = FILES.filter((path) =>
  /^src\/(ui|charts|page|report|gallery)\/.*(?<!\.test)\.tsx?$/.test(path),
);

const RAW = [
  ['a size of text', /(?<![\w-])font-size:(?!\s*(var\(--|clamp\(var\(--|inherit))/],
  ['a weight', /(?<![\w-])font-weight:(?!\s*(var\(--|inherit))/],
  ['a font', /(?<![\w-])font(-family)?:(?!\s*(var\(--|inherit))/],
  ['a line height', /(?<![\w-])line-height:(?!\s*(var\(--|inherit))/],
  ['a colour', /#[0-9a-f]{3,8}\b|(?<![\w-])(rgba?|hsla?|oklch)\(/i],
  ['a query of px: larger letters take more of the window', /@(media|container)[^{]*\dpx/],
  ['a length of the window in a page that may be zoomed', /\d[dls]?v[hw]\b(?! \/ var\(--enlarged\))/],
  ['a length of letters: the page is zoomed with them', /^(?!.*@media).*(?<![\w.])[\d.]+rem\b/],
  ['a time', /(?<![\w-])transition(-duration)?:[^;]*[\d.]+m?s\b/],
] as const;

test.each(SHEETS)('%s takes them from there', (path) => {
  const css = readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@font-face \{[^}]*\}/g, '');
  const found = css
    .split('\n')
    .flatMap((line) => RAW.filter(([, raw]) => raw.test(line)).map(([what]) => `${what}: ${line.trim()}`));
  expect(found).toEqual([]);
});

test('what is drawn for paper has the colours of paper', () => {
  const paper = new Set([...inScheme(CSS, 'light').values()].filter((value) => value.startsWith('#')));
  const found = DRAWN.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/['":( ](#[0-9a-f]{6})([0-9a-f]{2})?\b/gi)]
      .filter(([, colour]) => !paper.has(colour!.toLowerCase()))
      .map(([, colour]) => `${path}: ${colour}`),
  );
  expect(found).toEqual([]);
});

test('every token says what it is for', () => {
  for (const { title, tokens } of tokenGroups(CSS))
    for (const { name, purpose } of tokens) expect(purpose, `${title}, ${name}`).not.toBe('');
});

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  const colours = inScheme(CSS, scheme);
  it.each([
    ['words', 4.5, ['--ink', '--ink-2', '--ink-3', '--member', '--nonmember', '--ok', '--warn', '--bad']],
    ['what is pressed or looked at', 3, ['--edge', '--focus']],
  ])('%s stand out from what they stand on', (_, least, names) => {
    for (const name of names)
      for (const ground of ['--bg', '--surface', '--wash'])
        expect(
          contrast(colours.get(name)!, colours.get(ground)!),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(least);
  });
});
