/**
 * npm run build:folder: the lab as one folder that runs by a double-click on its index.html, without a server: dist-folder/. The
 * files are those of the build; only where they are read from is another.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { buildPage } from './build.mjs';
import { ROOT } from './children.mjs';
import { beginFromFiles, fromFiles } from './folder/fromFiles.mjs';
import { texts } from './folder/texts.mjs';
import { install } from './setup.mjs';

const BUILT = join(ROOT, 'dist');
const FOLDER = join(ROOT, 'dist-folder');

/** What browsers show or style with by themselves, from beside the page. */
const BESIDE = /\.(woff2|svg|png|md)$/;
const NOT_NEEDED = /^(card|icon-.*)\.png$|^service\.worker\.js$|^manifest\.webmanifest$|\.html$/;
const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

/** Nothing leaves the folder here either. `'self'` means nothing in a page that is a file. */
const POLICY = {
  'default-src': "'none'",
  'script-src': 'file: blob:',
  'style-src': "'unsafe-inline'",
  'img-src': 'file: data: blob:',
  'font-src': 'file: data:',
  'worker-src': 'blob:',
  'connect-src': 'blob:',
};

const read = (path) => readFileSync(join(BUILT, path), 'utf8');

const IMPORTED = /(\bfrom|\bimport)\s*(["'`])\.\/([\w.-]+\.js)\2/g;
const IMPORTED_LATE = /\bimport\((["'`])\.\/([\w.-]+\.js)\1\)/g;

/** Scripts after those that they import. */
function inOrder(scripts) {
  const sources = new Map(scripts.map((path) => [path, read(path)]));
  const ordered = new Set();
  const visit = (path, above) => {
    if (ordered.has(path)) return;
    if (above.includes(path)) throw new Error(`scripts import each other: ${[...above, path].join(' > ')}`);
    for (const [, , , name] of sources.get(path).matchAll(IMPORTED))
      visit(`assets/${name}`, [...above, path]);
    ordered.add(path);
  };
  for (const path of scripts) visit(path, []);
  return Array.from(ordered, (path) => [path, sources.get(path)]);
}

function movedScript(source) {
  return source
    .replace(IMPORTED_LATE, (_, _quote, name) => `import(globalThis.labFile("assets/${name}"))`)
    .replace(IMPORTED, (_, word, _quote, name) => `${word}"\u0001assets/${name}\u0001"`);
}

/** A classic script that hands over files. */
const bringing = (files) =>
  `Object.assign(window.labFiles ??= {}, ${JSON.stringify(Object.fromEntries(files))});\n`;

function page(scripts) {
  const [, first] = /'wasm-unsafe-eval'(.*?);/.exec(read('index.html').replaceAll('&#39;', "'"));
  const policy = Object.entries({
    ...POLICY,
    'script-src': `${POLICY['script-src']} 'wasm-unsafe-eval'${first}`,
  });
  const content = policy.map(([what, where]) => `${what} ${where}`).join('; ');
  const tags = scripts.map((path) => `<script defer src="./${path}"></script>`).join('\n');
  return read('index.html')
    .replace('<html ', '<html data-folder ')
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, open) => open + content)
    .replace(/ *<meta name="painted"[^>]*>\n?/g, '')
    .replace(/ *<link rel="(modulepreload|manifest)"[^>]*>\n?/g, '')
    .replace(/(id="scripts">)[^<]*/, '$1{}')
    .replace(/<script type="module"[^>]*><\/script>/, () => tags);
}

await install();
await buildPage();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(join(FOLDER, 'assets'), { recursive: true });

const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => statSync(join(BUILT, path)).isFile() && !NOT_NEEDED.test(path));
for (const path of files.filter((path) => BESIDE.test(path)))
  copyFileSync(join(BUILT, path), join(FOLDER, path));

const packed = files.filter((path) => !BESIDE.test(path));
const isScript = (path) => path.endsWith('.js');
const others = packed
  .filter((path) => !isScript(path))
  .map((path) => {
    const isText = path.endsWith('.json');
    return [
      path,
      [TYPES[extname(path)], readFileSync(join(BUILT, path), isText ? 'utf8' : 'base64'), !isText],
    ];
  });
const code = inOrder(packed.filter(isScript)).map(([path, source]) => [
  path,
  [TYPES['.js'], movedScript(source), false],
]);
const [, entry] = /<script type="module"[^>]*src="\.\/([^"]*)"/.exec(read('index.html'));
const scripts = {
  'files/code.js': bringing(code),
  'files/data.js': bringing(others),
  'files/begin.js': `(${beginFromFiles})(${fromFiles}, ${JSON.stringify(entry)}, ${JSON.stringify(texts.refused)});\n`,
};
mkdirSync(join(FOLDER, 'files'));
for (const [path, source] of Object.entries(scripts)) writeFileSync(join(FOLDER, path), source);
writeFileSync(join(FOLDER, 'index.html'), page(Object.keys(scripts)));
process.stdout.write(`${FOLDER}\n`);
