/**
 * The README's picture and recording: `node scripts/pictures/readme.mjs`, after `npm run build`, writes docs/bench.webp and
 * docs/recording.webp. The experiment and its seed are those that greet, so the figures are the same each time on one engine; how long
 * each stage takes is the machine's. Needs Chromium and nothing else.
 */
import { writeFileSync } from 'node:fs';
import { knowsTheStory } from '../bench/builtPage.mjs';
import { greet, openBrowser, openLab, pause, runEnds } from './browser.mjs';
import { recording, stillPicture } from './webp.mjs';

const SIZE = { width: 1440, height: 900 };
/** The recording is drawn smaller: words of the bench can still be read. */
const DRAWN = { width: 1080, height: 675 };
const FRAME_MS = 160;
const MOST_FRAMES = 240;
const LIMITS = { 'docs/bench.webp': 300_000, 'docs/recording.webp': 3_000_000 };

const lab = await openLab();
const page = await lab.browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-GB' });
page.setDefaultTimeout(60_000);

await knowsTheStory(page);

const frames = [];
let recordingOn = true;
const shoot = async (milliseconds = FRAME_MS) => frames.push({ png: await page.screenshot(), milliseconds });
async function shootOn() {
  while (recordingOn && frames.length < MOST_FRAMES) {
    await shoot();
    await pause(120);
  }
}

await greet(page, lab.url);
await pause(1500);
await shoot(1600);
const shooting = shootOn();
await page
  .getByRole('slider', { name: /Dropout rate/ })
  .first()
  .focus();
for (let i = 0; i < 5; i++) {
  await page.keyboard.press('ArrowRight');
  await pause(250);
}
const run = page.getByRole('button', { name: 'Run', exact: true });
if (await run.isVisible()) await run.click();
await runEnds(page);
await page.evaluate(() => document.activeElement?.blur());
await pause(2500);
recordingOn = false;
await shooting;
await shoot(3000);

await greet(page, `${lab.url}#v=1`);
await page.getByRole('button', { name: 'Run', exact: true }).click();
await runEnds(page);
await page.mouse.move(0, 0);
await page.evaluate(() => document.activeElement?.blur());
await pause(2500);
const bench = await page.screenshot();
await lab.close();

const browser = await openBrowser();
const blank = await browser.newPage();
const files = {
  'docs/bench.webp': await stillPicture(blank, bench),
  'docs/recording.webp': await recording(blank, frames, DRAWN),
};
await browser.close();
for (const [path, content] of Object.entries(files)) {
  writeFileSync(path, content);
  process.stdout.write(`${path}: ${(content.length / 1000).toFixed(0)} kB\n`);
  if (content.length > LIMITS[path]) {
    process.stderr.write(`${path} is larger than ${LIMITS[path] / 1000} kB.\n`);
    process.exitCode = 1;
  }
}
