/** All can be read on narrow and low screens, enlarged, with larger letters and wider spacing, and with names of 200 letters in any script. */
import type { Page } from '@playwright/test';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { expectAccessible } from './accessible.ts';
import { csv, outputs } from './auditFiles.ts';
import { testFile } from './dataFiles.ts';
import { tiny } from './experiments.ts';
import { illegible } from './legible.ts';
import { setLetters, USUAL_LETTERS } from './letters.ts';
import { AuditPage } from './pages/auditPage.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { TermCards } from './pages/termCards.ts';
import { expect, test } from './test.ts';

/** WCAG 1.4.12 */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

interface Screen {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly spaced: boolean;
  readonly letters?: number;
}

const SCREENS: readonly Screen[] = [
  { what: '320 px', width: 320, height: 640, spaced: false },
  { what: '1440 × 900 at 400 %', width: 360, height: 225, spaced: false },
  { what: '1440 × 900 at 200 %', width: 720, height: 450, spaced: false },
  { what: 'spaced', width: 1440, height: 900, spaced: true },
  { what: 'spaced at 320 px', width: 320, height: 640, spaced: true },
  { what: 'letters of 32 px', width: 1280, height: 800, spaced: false, letters: 32 },
  { what: 'letters of 24 px', width: 1280, height: 800, spaced: false, letters: 24 },
];

/** The styles come by the page's own scripts, as an extension's would: its policy allows no others. */
async function space(page: Page, spaced: boolean): Promise<void> {
  await page.evaluate(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    spaced ? SPACED : '',
  );
}

async function readOn(page: Page, state: string): Promise<void> {
  for (const { what, width, height, spaced, letters } of SCREENS) {
    await page.setViewportSize({ width, height });
    await space(page, spaced);
    await setLetters(page, letters ?? USUAL_LETTERS);
    await expect.soft
      .poll(() => illegible(page), { message: `${state}, ${what}`, timeout: 5000 })
      .toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await space(page, false);
  await setLetters(page, USUAL_LETTERS);
}

test('the page, its drawer and its dialogs on every screen', async ({ lab, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.greet(`${tiny()}&nonsense=1`);
  await lab.runToEnd();
  await readOn(page, 'a finished run beside a refusal');
  await lab.openShare();
  await readOn(page, 'share');
  await page.keyboard.press('Escape');
  const data = new DataDialog(page);
  await data.open();
  await readOn(page, 'data');
  await data.close();
  const drawer = await lab.openSettings();
  await drawer.getByRole('switch', { name: 'LiRA' }).first().press('Space');
  await expect(drawer.getByText(estimateTexts.held.takeBack)).toBeVisible();
  await readOn(page, 'settings with a question');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, 'settings with a question');
});

test('letters twice as large in the browser’s settings lay the page out as a magnifying glass would', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.greet();
  const places = (scale: number) =>
    page.evaluate((by) => {
      const parts = [...document.querySelectorAll('h1, header button, #result, #result *, [type=range]')];
      return parts.flatMap((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map((length) => length / by);
      });
    }, scale);
  await page.setViewportSize({ width: 640, height: 400 });
  const usual = await places(1);
  await page.setViewportSize({ width: 1280, height: 800 });
  await setLetters(page, 32);
  const farthest = async () => {
    const larger = await places(2);
    expect(larger.length).toBe(usual.length);
    return Math.max(...larger.map((length, i) => Math.abs(length - usual[i]!)));
  };
  await expect.poll(farthest).toBeLessThan(4);

  // What stands beside what was pressed or pointed at finds it.
  const cards = new TermCards(page);
  await cards.stage('scores').click();
  await expect(cards.card('scores')).toBeVisible();
  const word = (await cards.stage('scores').boundingBox())!;
  const card = (await cards.card('scores').boundingBox())!;
  expect(card.x).toBeLessThan(word.x);
  expect(card.x + card.width).toBeGreaterThan(word.x + word.width);
  expect(card.x + card.width).toBeLessThanOrEqual(1280);
  expect(card.y + card.height).toBeLessThanOrEqual(800);
});

test('every page with letters of 32 px', async ({ page, watch: _ }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const view of ['lesson=temperature', 'lesson=roc', 'present', 'teach', 'studies', 'audit', 'bench']) {
    await page.goto('about:blank');
    await page.goto(`./?${view}`);
    await setLetters(page, 32);
    await expect(page.locator('html:not([data-waiting])')).toBeAttached();
    expect(await page.evaluate(() => document.body.currentCSSZoom), view).toBe(2);
    await expect.soft.poll(() => illegible(page), { message: view, timeout: 10_000 }).toEqual([]);
  }
});

const NAMES = ['Klassenname'.repeat(18), 'מחלקהארוכהמאוד'.repeat(14), '🦆'.repeat(100)] as const;

test('names of 200 letters without a gap, from right to left, and of pictures', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.architecture': 'mlp' }));
  const rows = Array.from({ length: 900 }, (_, i) => [
    (i * 7) % 1013,
    (i * 31) % 997,
    (i * 13) % 7,
    NAMES[i % 3],
  ]);
  const table = [[NAMES[0].slice(0, 190), NAMES[1], NAMES[2], 'kind'], ...rows].map((row) => row.join(','));
  const data = new DataDialog(page);
  await data.open();
  await data.chooseFiles(testFile(`${NAMES[0]}.bin`, Buffer.from('nothing')));
  await expect(data.failure).toBeVisible();
  expect.soft(await illegible(page), 'a refused file').toEqual([]);
  await data.chooseFiles(testFile(`${NAMES[0]}.csv`, Buffer.from(table.join('\n'))));
  await data.load();
  await data.loaded.getByRole('button').click();
  expect.soft(await illegible(page), 'the list of sets').toEqual([]);
  await page.keyboard.press('Escape');
  await lab.runToEnd();
  await lab.embedding.press('ArrowRight');
  await expect(
    page.getByText(embeddingTexts.posterior).or(page.getByText('in the training set')),
  ).not.toHaveCount(0);
  expect.soft(await illegible(page), 'an example’s card').toEqual([]);
  await lab.embedding.press('Escape');
  for (const title of [evidenceTexts.title, galleryTexts.title]) {
    const panel = page.getByRole('region', { name: title, exact: true });
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.getByText(NAMES[0].slice(0, 40)).first()).toBeVisible();
  }
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await illegible(page), `evidence and gallery at ${width} px`).toEqual([]);
  }
});

test('an audit of columns and classes with such names', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const made = outputs(300, 2);
  const names = [NAMES[0], NAMES[1], 'label', 'member'];
  await audit.choose({ [`${NAMES[0]}.csv`]: csv(made, names, (label) => NAMES[label]!) });
  await audit.waitFor('finished');
  await audit.openChooser('column');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await illegible(page), `${width} px`).toEqual([]);
  }
});
