/**
 * Runs the built page's default run in Chromium, which has the machine's graphics card.
 *
 * usage: CHROME=/path/to/chromium node scripts/bench/page.mjs FOLDER ENGINE
 *
 * Prints the adapter, the seconds until the run was finished and what the page then says; FOLDER/page-ENGINE.png shows it.
 * PAGE_HASH is that of a link to another experiment; CHROME_FLAGS stand in the place of those that ask for the card.
 */
import { chromium } from '@playwright/test';
import { preview } from 'vite';

const [folder, engine] = process.argv.slice(2);
const { CHROME, CHROME_FLAGS, PAGE_HASH = '' } = process.env;
if (!engine) throw new Error('usage: CHROME=/path/to/chromium node scripts/bench/page.mjs FOLDER ENGINE');

const ON_THE_CARD =
  '--enable-unsafe-webgpu --ignore-gpu-blocklist --enable-features=Vulkan --use-angle=vulkan --disable-vulkan-surface';
const PATIENCE_MS = 110_000;

const server = await preview({ logLevel: 'warn', preview: { port: 0, host: '127.0.0.1', open: false } });
const browser = await chromium.launch({
  ...(CHROME && { executablePath: CHROME }),
  args: ['--no-sandbox', ...(CHROME_FLAGS ?? ON_THE_CARD).split(' ').filter(Boolean)],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1800 } });
  page.on('pageerror', (error) => console.log('page error:', error.message));
  await page.goto(`${server.resolvedUrls.local[0]}?engine=${engine}${PAGE_HASH}`);
  const adapter = await page.evaluate(async () => {
    const found = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!found) return null;
    const { vendor, architecture, device, description, isFallbackAdapter } = found.info;
    return { vendor, architecture, device, description, isFallbackAdapter };
  });
  console.log('browser', browser.version(), 'adapter', adapter);
  await page.locator('html:not([data-waiting])').waitFor({ state: 'attached' });
  const begun = Date.now();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const end = page.getByRole('status').filter({ hasText: /Run finished\./ });
  const failure = page.getByRole('main').getByRole('alert');
  const ended = end.or(failure).first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
  const how = await ended.then(
    () => 'to the end',
    () => 'without an end',
  );
  console.log(`from the click ${how}: ${(Date.now() - begun) / 1000} s`);
  await page.screenshot({ path: `${folder}/page-${engine}.png` });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.getByRole('region', { name: 'This run' }).waitFor();
  console.log(await page.getByRole('main').innerText());
  await page.screenshot({ path: `${folder}/page-${engine}-whole.png`, fullPage: true });
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
