/**
 * A student's first minute, one picture a second, with what has changed since the last: `node scripts/pictures/minute.mjs FOLDER
 * [SECONDS]`, after `npm run build`. The question for each: is something happening? What the student does stands in `DOES`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { greet, openBrowser, openLab, pause, refuse } from './browser.mjs';

const [folder, seconds = '60'] = process.argv.slice(2);
if (!folder) refuse('Where to? node scripts/pictures/minute.mjs FOLDER [SECONDS]');
mkdirSync(folder, { recursive: true });

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** What is done in which second, by somebody who has never seen the page and reads a little first. */
const DOES = [
  { at: 4, what: 'guesses', act: (page) => press(page, 'The left one') },
  { at: 7, what: 'reads on', act: (page) => press(page, 'Next') },
  { at: 11, what: 'skips the rest', act: (page) => press(page, 'Skip') },
  { at: 14, what: 'moves the dropout rate', act: (page) => nudge(page, /Dropout rate/, 'ArrowRight', 4) },
  { at: 32, what: 'moves the temperature', act: (page) => nudge(page, /Temperature/, 'ArrowRight', 6) },
  { at: 46, what: 'looks below', act: (page) => page.mouse.wheel(0, 700) },
  { at: 54, what: 'comes back', act: (page) => page.mouse.wheel(0, -700) },
];

async function nudge(page, name, key, times) {
  await page.getByRole('slider', { name }).first().focus();
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

const lab = await openLab();
const page = await lab.browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
page.setDefaultTimeout(10_000);
await greet(page, lab.url);
const began = Date.now();
const strip = [];
for (let second = 0; second < Number(seconds); second++) {
  const doing = DOES.find(({ at }) => at === second);
  if (doing) await doing.act(page);
  await pause(Math.max(0, began + 1000 * second - Date.now()));
  const picture = await page.screenshot();
  const at = (Date.now() - began) / 1000;
  const does = await page
    .getByRole('button', { name: /^(Run|Pause|Resume)$/ })
    .first()
    .innerText();
  strip.push({ second, at, picture, what: doing?.what ?? '', state: does === 'Run' ? 'rest' : 'run' });
  writeFileSync(join(folder, `${String(second).padStart(2, '0')}.png`), picture);
}
await lab.close();

/** Shares of changed pixels, and all frames in one picture. */
const browser = await openBrowser();
const table = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
await table.setContent(
  '<style>body{margin:12px;font:13px sans-serif;display:grid;grid-template-columns:repeat(6,1fr);gap:10px}figure{margin:0}img{width:100%;border:1px solid #ccc}</style>',
);
const frames = strip.map(({ picture, ...rest }) => ({
  ...rest,
  url: `data:image/png;base64,${picture.toString('base64')}`,
}));
const changes = [];
for (const frame of frames) {
  changes.push(
    await table.evaluate(async ({ url, second, what, state }) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      const last = globalThis.last ?? pixels;
      let changed = 0;
      for (let i = 0; i < pixels.length; i++) if (pixels[i] !== last[i]) changed++;
      globalThis.last = pixels;
      const share = (100 * changed) / pixels.length;
      const figure = document.createElement('figure');
      figure.append(image, `${second} s, ${state}: ${share.toFixed(2)} % changed ${what}`);
      document.body.append(figure);
      return share;
    }, frame),
  );
}
await table.screenshot({ path: join(folder, 'strip.png'), fullPage: true });
await browser.close();
for (const [i, { second, at, what, state }] of strip.entries())
  process.stdout.write(
    `${second} s (taken at ${at.toFixed(1)}), ${state}: ${changes[i].toFixed(2)} % of the pixels changed ${what}\n`,
  );
