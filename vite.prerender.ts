/** The built page's HTML already shows the page: it is painted before any of its code has been loaded. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type HtmlTagDescriptor, minifySync, type Plugin, type Rollup } from 'vite';
import { type Catalogue, translation } from './src/language/catalogue.ts';
import { chooseLanguage } from './src/language/chooseLanguage.ts';
import type { Told } from './src/language/inLanguage.ts';
import { ENGLISH, LANGUAGES } from './src/language/languages.ts';
import { RESULT_ID } from './src/page/bench/result/resultId.ts';
import { followLetters } from './src/page/shell/early/followLetters.ts';
import { paintInLanguage } from './src/page/shell/early/paintInLanguage.ts';
import { recordEarlyInput } from './src/page/shell/early/recordEarlyInput.ts';
import { tellFailures } from './src/page/shell/early/tellFailure.ts';
import { type FirstWords, texts } from './src/page/shell/early/texts.ts';
import { withLetters } from './vite.letters.ts';
import { shortNames } from './vite.names.ts';

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as object;

const SPOKEN = LANGUAGES.flatMap(({ tag, isPseudo }) => (isPseudo ? [] : tag));

/** What is said before a catalogue comes, by language. */
const FIRST_WORDS: Readonly<Record<string, FirstWords>> = Object.fromEntries(
  SPOKEN.map((tag) => {
    if (tag === ENGLISH) return [tag, texts];
    const catalogue = readJson(`src/language/catalogues/${tag}.json`) as Catalogue;
    return [tag, translation(tag, catalogue)('first', texts)];
  }),
);

/** Before anything else is there: it hides what is not asked for, and keeps what is done before the page answers. */
const FIRST_SCRIPT = minifySync(
  'first.js',
  [
    `(${followLetters})()`,
    `(${chooseLanguage})(${JSON.stringify(LANGUAGES.map(({ title: _, ...language }) => language))})`,
    `((words) => {
      const { early, failure } = words[document.documentElement.lang] ?? words.${ENGLISH};
      (${recordEarlyInput})(early);
      (${tellFailures})(failure);
      (${paintInLanguage})();
    })(${JSON.stringify(FIRST_WORDS)})`,
  ].join(';'),
).code;

/**
 * Until the page answers: what is not asked for, the default's settings on a link's page, and values once a slider was moved.
 * Until it is painted in another language nothing of it is seen, so that nothing of it is laid out.
 * A panel that shows the recorded run (shell/Greeting.tsx) stays hidden on a link's page until it shows what the link asks for.
 */
const HIDING = `
[data-unpainted] #root { display: none; }
[data-waiting] #root, [data-linked=""] :is([data-settings], [data-value]), [data-linked] [data-greeting], [data-moved] [data-value] { visibility: hidden; }
[data-linked=""] input[type="range"]:not([data-moved]) { opacity: 0; }
:is([data-linked=""], [data-moved]) input[type="range"] { --at: 0 !important; }
`;

/** Words that have no other style sheet. */
const FAILURE = `
#failure { max-width: 640px; margin: 16px auto; padding: 12px 20px; border: 2px solid #c2410c; border-radius: 8px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
#failure h2 { margin: 8px 0; font-size: 20px; }
#failure p { margin: 8px 0; }
#failure button { min-height: 44px; padding: 0 16px; font: inherit; }
[data-failed] #root { opacity: 0.5; }
[data-failed=file] #root { display: none; }`;

/** Letters are read while the rest of the HTML comes: what is laid out before them is laid out again. */
const LETTERS_SCRIPT = `document.fonts.load('1em "Inter Variable"', 'aτ').catch(() => undefined)`;

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** For the Content-Security-Policy: the inline scripts it has to let through. */
export const inlineScriptHashes = [FIRST_SCRIPT, LETTERS_SCRIPT].map(hashOf).join(' ');

const RECORDED = 'public/recorded/run.json';
const STORY = 'public/recorded/story.json';

/** Data for the page's code, in its HTML. */
const dataTag = (id: string, data: object): HtmlTagDescriptor => ({
  tag: 'script',
  attrs: { type: 'application/json', id },
  children: JSON.stringify(data).replaceAll('<', '\\u003c'),
  injectTo: 'body',
});

interface Rendered {
  readonly html: string;
  readonly greeting: object;
}

async function renderPage(tag: string): Promise<Rendered> {
  const server = await createServer({
    configFile: false,
    css: { modules: shortNames },
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    if (tag !== ENGLISH) {
      const load = (path: string) => server.ssrLoadModule(`/src/language/${path}.ts`);
      const { wordsIn } = (await load('words')) as { wordsIn: (tag: string) => Promise<Told> };
      const { translateBy } = (await load('inLanguage')) as { translateBy: (told: Told) => void };
      // Before any module that takes its words from it.
      translateBy(await wordsIn(tag));
    }
    const { prerender } = (await server.ssrLoadModule('/src/page/shell/prerender.tsx')) as {
      prerender: (recorded: object, story: object) => Promise<Rendered>;
    };
    return await prerender(readJson(RECORDED), readJson(STORY));
  } finally {
    await server.close();
  }
}

/** Loads what makes the page answer beside the HTML, without waiting to be asked for it. */
function preloads(bundle: Rollup.OutputBundle): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
  const isEntry = (file: string) => chunks.some(({ fileName, isEntry }) => isEntry && fileName === file);
  const page = chunks.find(({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith('/src/page/shell/open.tsx')),
  );
  const files = page ? [page.fileName, ...page.imports.filter((file) => !isEntry(file))] : [];
  return files.map((file) => ({
    tag: 'link',
    attrs: { rel: 'modulepreload', fetchpriority: 'low', crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  }));
}

/** For `src/page/state/lateCode.ts`: what each script weighs and which of them it imports at once, but for those that come with the HTML. */
function scripts(folder: string, html: string, bundle: Rollup.OutputBundle): string {
  const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
  const late = chunks.filter(({ fileName }) => !html.includes(fileName));
  const places = new Map(late.map(({ fileName }, at) => [fileName, at]));
  const entries = late.map(({ fileName, imports }) => {
    const bytes = readFileSync(join(folder, fileName));
    // Against what breaks a file on its way, beside its length: eight digits miss one in four thousand million.
    const checksum = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    return [nameOf(fileName), [bytes.length, checksum, ...imports.flatMap((file) => places.get(file) ?? [])]];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

const SHEET = /\n *<link rel="stylesheet"[^>]*href="\.\/([^"]*)">/;

/** The style sheet becomes part of the HTML, which is painted without waiting for another file. */
function withStyle(folder: string, html: string): string {
  const [link, file] = SHEET.exec(html) ?? [];
  if (!link || !file) throw new Error('the HTML has no style sheet');
  const path = join(folder, file);
  const css = withLetters(readFileSync(path, 'utf8')).replaceAll('url(./', 'url(./assets/');
  rmSync(path);
  return html
    .replace(link, '')
    .replace('</head>', () => `<style>${css.trim()}</style>\n<script>${LETTERS_SCRIPT}</script>\n  </head>`);
}

/** By their paths, the page in each language that its HTML is not written in. */
const others = new Map<string, string>();

async function renderOther(tag: string, bundle: Rollup.OutputBundle): Promise<HtmlTagDescriptor> {
  const { html } = await renderPage(tag);
  const path = `assets/${tag}-${createHash('sha256').update(html).digest('hex').slice(0, 8)}.html`;
  others.set(path, html);
  const isOfWords = new RegExp(`/src/language/(words\\.ts|catalogues/${tag}\\b)`);
  const words = Object.values(bundle).flatMap((part) =>
    part.type === 'chunk' && part.moduleIds.some((id) => isOfWords.test(id)) ? [`./${part.fileName}`] : [],
  );
  return {
    tag: 'meta',
    attrs: {
      name: 'painted',
      lang: tag,
      content: `./${path}`,
      'data-length': String(html.length),
      'data-words': words.join(' '),
    },
    injectTo: 'head-prepend',
  };
}

const SCRIPTS = '<script type="application/json" id="scripts">';

export const prerendered: Plugin = {
  name: 'prerendered',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle }) {
      const root = '<div id="root"></div>';
      if (!html.includes(root)) throw new Error(`index.html has no ${root}`);
      const page = await renderPage(ENGLISH);
      const rendered: HtmlTagDescriptor[] = [];
      for (const tag of SPOKEN.filter((tag) => tag !== ENGLISH))
        rendered.push(await renderOther(tag, bundle!));
      return {
        html: html.replace(root, () => `<div id="root">${page.html}</div>`),
        tags: [
          { tag: 'style', children: HIDING + FAILURE, injectTo: 'head-prepend' },
          ...rendered,
          { tag: 'script', children: FIRST_SCRIPT, injectTo: 'head-prepend' },
          // On a phone the map stands above the settings, which come before it, and would move them. Chromium waits for the
          // beginning of what is named: for that of the page it would not wait at all.
          {
            tag: 'link',
            attrs: { rel: 'expect', blocking: 'render', href: `#${RESULT_ID}` },
            injectTo: 'head-prepend',
          },
          ...(bundle ? preloads(bundle) : []),
          dataTag('greeting', page.greeting),
          { tag: 'script', attrs: { type: 'application/json', id: 'scripts' }, injectTo: 'body' },
        ],
      };
    },
  },
  // Only now are the files as they will be served.
  writeBundle({ dir = '' }, bundle) {
    const path = join(dir, 'index.html');
    const html = withStyle(dir, readFileSync(path, 'utf8'));
    for (const [other, text] of others) writeFileSync(join(dir, other), text);
    writeFileSync(path, html.replace(SCRIPTS, `${SCRIPTS}${scripts(dir, html, bundle)}`));
  },
};
