/** What the page shows has its words in a `texts.ts`, from where they can be told in another language: none stand in the markup. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Attributes that are read out or shown. */
const SPOKEN = /^(aria-(label|description|roledescription|valuetext)|alt|label|placeholder|title)$/;
/** Not of a sign's name. */
const WORD = /(?<!&\p{L}*)\p{L}{2,}/u;
/** A figure's unit that is a word, behind its number. */
const UNIT = /^ (pp|bits?|points|epochs|examples|members|seeds?)\b/;

/** What has the words, and what is told in whole sentences (sentences.test.ts). */
const NOT_HERE = /\.test\.|\.examples\.|[tT]exts\.ts$|^page\/state\//;

type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

/** Words in markup, and words behind figures, of one file. */
function spokenIn(path: string, code: string): string[] {
  const found: string[] = [];
  const say = (text: unknown, pattern: RegExp) => {
    if (typeof text === 'string' && pattern.test(text)) found.push(text.trim());
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, name, expression, quasis } = node as Node;
    if (type === 'JSXText') say(value, WORD);
    if (type === 'JSXAttribute' && SPOKEN.test(String((name as Node).name)))
      say((value as Node | null)?.value, WORD);
    if (type === 'JSXExpressionContainer') say((expression as Node).value, WORD);
    if (type === 'TemplateLiteral')
      for (const quasi of quasis as { value: { cooked: string } }[]) say(quasi.value.cooked, UNIT);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(path, code).program);
  return found;
}

/** What an attribute of a template that is read out says, where it says it itself. */
const SPOKEN_IN_TEMPLATE = / (?:aria-(?:label|description|valuetext)|alt|title)="([^"]*)"/g;
/** Text of code and styles, which is in no language. */
const UNSPOKEN = /<(style|code)>.*?<\/\1>/gs;
/** Two words that are no name in code. */
const PHRASE = /\p{L}{2,},? \p{L}{2,}/u;

/** Words between the tags of a report's templates and in their attributes, and phrases that its code would put there. */
function spokenInTemplates(path: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, tag, quasi, value } = node as Node;
    if (type === 'TaggedTemplateExpression' && (tag as Node).name === 'html') {
      const pieces = (quasi as Node).quasis as { value: { cooked: string } }[];
      const markup = pieces
        .map((one) => one.value.cooked)
        .join('#')
        .replace(UNSPOKEN, '');
      const said = [
        ...Array.from(markup.matchAll(SPOKEN_IN_TEMPLATE), ([, text = '']) => text),
        ...markup.replace(/<[^>]*>/g, '\n').split('\n'),
      ];
      found.push(...said.filter((text) => WORD.test(text)));
    }
    if (type === 'Literal' && typeof value === 'string' && PHRASE.test(value)) found.push(value);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(path, code).program);
  return found;
}

it('finds words in markup and behind figures', () => {
  const code = '<a title="To it" id="place">{n} of them &gt;<b>{"so"}</b>{`#{n} pp`}{`#{n} %`}</a>';
  const found = spokenIn('a.tsx', `const a = ${code.replaceAll('#', '$')};`);
  expect(found).toEqual(['To it', 'of them &gt;', 'so', 'pp']);
});

it('has no such words on the page, in its charts and in its parts', () => {
  const files = ['page', 'charts', 'ui'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .map((path) => join(room, path))
      .filter((path) => /\.tsx?$/.test(path) && !NOT_HERE.test(path)),
  );
  const found = files.flatMap((path) =>
    spokenIn(path, readFileSync(join(ROOT, path), 'utf8')).map((words) => `${path}: ${words}`),
  );
  expect(files.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
});

it('finds words in templates', () => {
  const code =
    'const a = html`<p class="a place" title="To #{n}">#{n} of <code>report</code> &amp;</p>`; const b = "So it is";';
  const found = spokenInTemplates('a.ts', code.replaceAll('#{', '${'));
  expect(found).toEqual(['To #', '# of  &amp;', 'So it is']);
});

it('has no such words in the markup of a report', () => {
  const files = readdirSync(join(ROOT, 'report'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('report', path))
    .filter((path) => /\/(sections|htmlReport|drawings\/\w+)\.ts$/.test(path));
  const found = files.flatMap((path) =>
    spokenInTemplates(path, readFileSync(join(ROOT, path), 'utf8')).map((words) => `${path}: ${words}`),
  );
  expect(files).toHaveLength(5);
  expect(found).toEqual([]);
});
