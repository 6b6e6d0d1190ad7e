/**
 * Every view in four sizes, light and dark, to be looked at: `node scripts/pictures/views.mjs FOLDER [PATTERN]`, after
 * `npm run build`. The pattern chooses among sizes (`1440-light`). Panels are found on the page: a new one is in the pictures by itself.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { knowsTheStory } from '../bench/builtPage.mjs';
import { greet, openLab, pause, refuse, runEnds } from './browser.mjs';

const [folder, pattern = ''] = process.argv.slice(2);
if (!folder) refuse('Where to? node scripts/pictures/views.mjs FOLDER [PATTERN]');
mkdirSync(folder, { recursive: true });

const SIZES = [
  [1440, 900],
  [1280, 720],
  [768, 1024],
  [390, 844],
];
const LOOKS = SIZES.flatMap(([width, height]) =>
  ['light', 'dark'].map((colorScheme) => ({ name: `${width}-${colorScheme}`, width, height, colorScheme })),
).filter(({ name }) => new RegExp(pattern).test(name));

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

const lab = await openLab();
const failed = [];
for (const look of LOOKS) {
  const { width, height, colorScheme } = look;
  const context = await lab.browser.newContext({
    viewport: { width, height },
    colorScheme,
    hasTouch: width < 500,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', ({ message }) => failed.push(`${look.name}: ${message}`));
  const shot = (view, whole = false) =>
    page.screenshot({
      path: join(folder, `${look.name}-${view}.png`),
      fullPage: whole,
      animations: 'disabled',
    });
  /** A view that cannot be taken keeps none of the others away. */
  const view = async (name, take) => {
    try {
      await take();
      process.stdout.write(`${look.name} ${name}\n`);
    } catch (error) {
      failed.push(`${look.name} ${name}: ${error.message.split('\n')[0]}`);
    }
  };
  const dialog = (name, button) =>
    view(name, async () => {
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').filter({ visible: true }).first().waitFor();
      await pause(1000);
      await shot(name);
      await page.keyboard.press('Escape');
    });

  const press = (name) => page.getByRole('button', { name }).first().click();
  const choose = (picture) =>
    page
      .getByRole('group', { name: 'What is shown of the learning' })
      .getByRole('radio', { name: picture, exact: true })
      .check({ force: true });
  /** The story has as many pages as it says; the last leads to the bench. */
  await view('story', async () => {
    await greet(page, lab.url);
    await press('The left one');
    for (let step = 1; ; step++) {
      await pause(1000);
      await shot(`story-${step}`);
      if (await page.getByRole('button', { name: 'To the bench' }).isVisible()) break;
      await press(/^Next$/);
    }
  });
  await knowsTheStory(context);
  await view('greeting', async () => {
    await greet(page, lab.url);
    await pause(2000);
    await shot('greeting');
  });
  await view('card', async () => {
    await press(/^Shadow: what it is/);
    await pause(500);
    await shot('card');
    await page.keyboard.press('Escape');
  });
  await dialog('settings', /^All settings/);
  await dialog('share', /^Share/);
  await dialog('data', /Choose other data/);
  await view('run', async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    for (const stage of ['Target', 'Encoder']) {
      await page
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`^${stage}.*(running|done|remembered)`) })
        .waitFor();
      await pause(500);
      await shot(`run-${stage.toLowerCase()}`);
    }
    await runEnds(page);
    await pause(2000);
    await shot('run-ended');
  });
  await view('replay', async () => {
    await page.getByRole('slider', { name: 'Epoch of the encoder' }).focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
    await pause(1000);
    await shot('replay');
    await choose('Target');
    await pause(1000);
    await shot('confidence');
    await choose('Encoder');
  });
  await view('before', async () => {
    await press('Pin this run');
    await page
      .getByRole('spinbutton', { name: /Dropout rate/ })
      .first()
      .fill('0.4');
    await shot('typed');
    await page.keyboard.press('Enter');
    const run = page.getByRole('button', { name: 'Run', exact: true });
    if (await run.isVisible()) await run.click();
    await pause(500);
    await runEnds(page);
    await pause(2000);
    await page.evaluate(() => scrollTo(0, 0));
    await shot('before-and-after');
    await press('Pin this run');
  });
  await view('leave-out', async () => {
    await press(/^Take it out$/);
    await page.getByText('What every attack says').waitFor({ timeout: 120_000 });
  });
  await view('game', async () => {
    const game = page.getByRole('group', { name: 'Your guesses and your score' });
    await game.getByRole('button', { name: 'Begin' }).click();
    await pause(500);
    await game.screenshot({ path: join(folder, `${look.name}-game-round.png`), animations: 'disabled' });
    for (let round = 0; round < 20; round++) await page.keyboard.press(round % 3 === 0 ? 'm' : 'n');
  });
  await view('panels', async () => {
    const tall = () => page.evaluate(() => document.body.scrollHeight);
    for (let top = 0; top < (await tall()); top += height / 2) {
      await page.evaluate((to) => scrollTo(0, to), top);
      await pause(300);
    }
    await pause(2000);
    await page.evaluate(() => scrollTo(0, 0));
    await shot('whole', true);
    for (const [index, panel] of (await page.locator('main section').all()).entries()) {
      const isInner = await panel.evaluate((one) => one.parentElement.closest('section') !== null);
      if (isInner || !(await panel.isVisible())) continue;
      const title = await panel.evaluate(
        (one) =>
          one.getAttribute('aria-label') ??
          document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent ??
          '',
      );
      const path = join(folder, `${look.name}-panel-${String(index).padStart(2, '0')}-${slug(title)}.png`);
      await panel.screenshot({ path, animations: 'disabled' });
    }
  });
  await view('side-by-side', async () => {
    await press('A | B');
    await pause(2000);
    await shot('side-by-side', true);
    await press('Leave A | B');
  });
  await view('attacker', async () => {
    const view = page.getByRole('group', { name: 'Point of view' });
    await view.getByRole('radio', { name: 'Attacker’s view' }).check({ force: true });
    await page.evaluate(() => scrollTo(0, 0));
    await pause(1000);
    await shot('attacker');
    await view.getByRole('radio', { name: 'Our view' }).check({ force: true });
  });
  await view('refused', async () => {
    await greet(page, `${lab.url}#v=1&contrastive.temperature=9&seed=x`);
    await pause(1000);
    await shot('refused');
  });
  await view('audit', async () => {
    await greet(page, `${lab.url}?audit`);
    await page.getByRole('button', { name: 'Try a synthetic example' }).click();
    await page.getByText('The audit is finished.').first().waitFor({ state: 'attached', timeout: 120_000 });
    await pause(2000);
    await shot('audit', true);
  });
  await view('benchmark', async () => {
    await greet(page, `${lab.url}?bench`);
    await pause(1500);
    await shot('benchmark', true);
  });
  await context.close();
}
await lab.close();
for (const one of failed) process.stderr.write(`${one}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
