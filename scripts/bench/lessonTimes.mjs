/**
 * Measures what the lesson's runs take on the built page in Chromium, for the page for lecturers: of each chapter the seconds from
 * the press of Run to the result, in a browser that has computed nothing, and then those of the run after the chapter's one change.
 *
 * usage: node scripts/bench/lessonTimes.mjs [FOLDER]
 *
 * FOLDER: what `vite build` wrote, `dist` without one. Writes src/page/teach/measured.json. ENGINE names another engine than the
 * browser's own choice. What else the machine does meanwhile counts: let it be idle.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { knowsTheStory, launched, press, says, served } from './builtPage.mjs';

const RECORD = 'src/page/teach/measured.json';
const PATIENCE_MS = 600_000;
const { ENGINE } = process.env;

const server = await served(process.argv[2] ?? 'dist');
const browser = await launched();
const base = server.resolvedUrls.local[0];

/** @returns the chapters as the page for lecturers lists them */
async function chaptersOf() {
  const page = await browser.newPage();
  await page.goto(`${base}?teach`);
  const rows = page.locator('[data-timed]');
  await rows.first().waitFor();
  const chapters = await rows.evaluateAll((found) => found.map(({ dataset }) => ({ ...dataset })));
  await page.close();
  return chapters;
}

async function secondsOfRun(page) {
  const begun = Date.now();
  await press(page, 'Run');
  await says(page, 'Run finished.');
  return (Date.now() - begun) / 1000;
}

/** Both runs of a chapter, as a class makes them: one after the other in one tab. */
async function timed({ hash, changed }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    await knowsTheStory(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${base}${ENGINE ? `?engine=${ENGINE}` : ''}${hash}`);
    await page.waitForSelector('html:not([data-waiting])');
    // Read by people meanwhile: the workers start and rehearse.
    await page.waitForTimeout(4000);
    const run = await secondsOfRun(page);
    await page.evaluate((link) => {
      location.hash = link;
    }, changed);
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('[role=status]')].some((one) =>
          one.textContent.includes('Run finished.'),
        ),
    );
    const change = await secondsOfRun(page);
    const engine = await page
      .locator('dt', { hasText: /^Engine$/ })
      .locator('+ dd')
      .textContent();
    return { run, change, engine };
  } finally {
    await context.close();
  }
}

try {
  const chapters = {};
  let engine = '';
  for (const chapter of await chaptersOf()) {
    const { run, change, engine: by } = await timed(chapter);
    engine = by.trim();
    chapters[chapter.timed] = { run: Math.round(10 * run) / 10, change: Math.round(10 * change) / 10 };
    console.log(chapter.timed, chapters[chapter.timed], by);
  }
  const record = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    browser: `Chromium ${browser.version()}`,
    engine,
    chapters,
  };
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
