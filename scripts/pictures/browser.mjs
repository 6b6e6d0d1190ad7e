/** The built page in Chromium, for scripts that take pictures of it. */
import { existsSync } from 'node:fs';
import { launched, served } from '../bench/builtPage.mjs';

/** The same letters on every machine, as far as a browser can say. */
const FLAGS = ['--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'];

/** Says what is wrong and how to mend it, and ends. */
export function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

export const openBrowser = () =>
  launched(...FLAGS).catch((error) =>
    refuse(`No Chromium could be started: ${error.message.split('\n')[0]}\nName one with CHROMIUM_PATH.`),
  );

/** @returns the page's address, a browser, and how both are closed */
export async function openLab() {
  if (!existsSync('dist/index.html')) refuse('There is no built page. Run `npm run build` first.');
  const server = await served('dist');
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { url: server.resolvedUrls.local[0], browser, close };
}

/** The page once it answers and its letters are there. */
export async function greet(page, url) {
  await page.goto(url);
  await page.locator('html:not([data-waiting])').waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Until the run has ended, however long that takes. */
export const runEnds = (page) =>
  page
    .getByRole('status')
    .filter({ hasText: /Run finished\./ })
    .first()
    .waitFor({ state: 'attached', timeout: 300_000 });

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
