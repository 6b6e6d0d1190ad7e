/** The lesson beside the bench: what it does to the bench and gives back, by keyboard, kept, and for everyone. */

import type { Locator } from '@playwright/test';
import { DEFAULT_EXPERIMENT } from '../src/lab/experiment/experiment.ts';
import { changedPairs, withPairs } from '../src/lab/experiment/experimentText.ts';
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { formatLink } from '../src/lab/experiment/link.ts';
import { ARCHITECTURE_TITLES } from '../src/lab/models/catalogue.ts';
import { CHAPTER_IDS, type ChapterId } from '../src/page/lesson/steps.ts';
import { texts } from '../src/page/lesson/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { hashOf } from './experiments.ts';
import { LessonPart } from './pages/lessonPart.ts';
import { expect, test } from './test.ts';

/** As the chapters say it; that each is what its home says is a unit test. */
const STATED: Readonly<Record<ChapterId, Readonly<Record<string, number>>>> = {
  memorisation: {},
  shadow: { 'dataset.membersPerModel': 300 },
  pairs: {},
  temperature: { 'contrastive.temperature': 1 },
  labels: { 'head.labelFraction': 0.0125 },
  roc: { 'dataset.membersPerModel': 200 },
  claims: { 'head.labelFraction': 0.05 },
  limits: { 'target.epochs': 6 },
};

/** What the address holds of an experiment. */
function hashWith(settings: Readonly<Record<string, number>>): string {
  const { experiment } = withPairs(DEFAULT_EXPERIMENT, Object.entries(settings));
  return changedPairs(experiment).length === 0 ? '' : formatLink(experiment);
}

test('every chapter puts the bench into its experiment, and closing brings back what was there', async ({
  lab,
  page,
}) => {
  const lesson = new LessonPart(page);
  const own = hashOf({ 'contrastive.temperature': 0.3 });
  await lab.greet(own);
  await lesson.door.click();
  await expect(lesson.heading('memorisation')).toBeFocused();
  const hash = () => new URL(page.url()).hash;
  const [first, ...others] = CHAPTER_IDS;
  for (const id of [...others, first]) {
    await lesson.turnTo(id);
    await expect.poll(hash, id).toBe(hashWith(STATED[id]));
    expect(new URL(page.url()).searchParams.get('lesson')).toBe(id);
    await expect(lesson.entry(id)).toHaveAttribute('aria-current', 'step');
    await expect(lesson.part.getByRole('status').filter({ hasText: /^Chapter \d: / })).toBeAttached();
    await expect(lesson.step('predict')).toBeVisible();
    // Indices are set as in the formula.
    const symbols = await lesson.part.locator('dt').allTextContents();
    expect(symbols.length, id).toBeGreaterThan(1);
    expect(symbols.filter((symbol) => symbol.includes('_'))).toEqual([]);
  }
  // Result and map stay in sight beside it.
  for (const part of [lab.embedding, lab.runButton]) await expect(part).toBeInViewport();
  await lesson.close.click();
  await expect(lesson.part).toHaveCount(0);
  await expect(lesson.door).toBeFocused();
  await expect.poll(hash).toBe(own);
  expect(new URL(page.url()).search).toBe('');
  await expect(lab.noResult).toBeVisible();
});

test('a chapter by keyboard alone, with the recorded run; it is found again after a reload', async ({
  page,
}) => {
  const lesson = new LessonPart(page);
  await page.goto('./?lesson=memorisation');
  await expect(lesson.heading('memorisation')).toBeVisible();
  // Nothing that is to be guessed stands on the bench.
  await expect(page.getByRole('radio', { name: shellTexts.viewpoint.attacker })).toBeChecked();
  await lesson.guess.press('End');
  await lesson.commit.press('Enter');
  await expect(lesson.guess).toBeDisabled();
  await expect(page.getByRole('radio', { name: shellTexts.viewpoint.ours })).toBeChecked();
  await lesson.next.press('Enter');
  await lesson.expectAt('run');
  await expect(lesson.step('run').getByRole('heading')).toBeFocused();
  await lesson.button(texts.run.take).press('Enter');
  await lesson.next.press('Enter');
  await lesson.expectAt('gap');
  await expect(lesson.step('gap')).toContainText(/recorded \d{4}-\d\d-\d\d with seed 7/);
  await expect(lesson.step('gap').getByText(/pp too high/)).toBeVisible();
  await lesson.next.press('Enter');
  await lesson.sentence.press('Space');
  await lesson.button(texts.explain.compare).press('Enter');
  await expect(lesson.part.getByRole('alert').filter({ hasText: texts.explain.empty })).toBeVisible();
  await lesson.sentence.pressSequentially('It knows them by heart.');
  await lesson.button(texts.explain.compare).press('Enter');
  await expect(lesson.part.getByText(texts.explain.ours)).toBeVisible();
  await lesson.next.press('Enter');
  await lesson.expectAt('change');
  await lesson.skip.press('Enter');
  await lesson.options.first().press('Space');
  await expect(lesson.part.getByText(texts.transfer.wrong)).toBeVisible();
  await lesson.options.first().press('ArrowDown');
  await expect(lesson.part.getByText(texts.transfer.right)).toBeVisible();

  await page.reload();
  await expect(lesson.heading('memorisation')).toBeVisible();
  await lesson.expectAt('transfer');
  await expect(lesson.options.nth(1)).toBeChecked();
  await lesson.button(texts.nextChapter).press('Enter');
  await expect(lesson.heading('shadow')).toBeFocused();
});

test('a run on the bench is what is measured, and another value of the same knob is the change', async ({
  lab,
  page,
}) => {
  const lesson = new LessonPart(page);
  await page.goto('./?lesson=limits&engine=wasm');
  await lesson.commit.click();
  await lesson.next.click();
  await lesson.button(texts.run.run).click();
  await expect(lesson.part.getByText(texts.run.measured)).toBeVisible({ timeout: 120_000 });
  const { value } = await lab.figures();
  await lesson.next.click();
  await expect(lesson.step('gap')).toContainText(texts.gap.measured(`${value.toFixed(1)} %`));
  await expect(lesson.step('gap')).toContainText(/Trained in this tab with seed 7 on WebAssembly/);
  await lesson.next.click();
  await lesson.skip.click();
  await lesson.step('change').getByRole('radio').last().press('Space');
  const settings = await lab.openSettings();
  const epochs = settings.getByRole('textbox', { name: KNOB_TEXTS.target.epochs.label, exact: true });
  await epochs.fill('2');
  await epochs.press('Enter');
  await page.keyboard.press('Escape');
  await expect(lesson.step('change')).toContainText(/Changed: .* was 6, now 2/, { timeout: 120_000 });
  await expect(lesson.step('change')).toContainText(/The difference is [+−]?\d+\.\d pp \[/);
});

test('a chapter that there is none of is named, and where nothing can be kept the lesson says so and goes on', async ({
  page,
}) => {
  const lesson = new LessonPart(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('./?lesson=nowhere');
  await expect(lesson.part.getByRole('alert').filter({ hasText: '“nowhere”' })).toBeVisible();
  await expect(lesson.part).toContainText(texts.taken.notKept);
  await lesson.commit.click();
  await lesson.next.click();
  await lesson.expectAt('run');
});

test('at the page’s end the lesson stands beside the foot, and neither lies over the other', async ({
  page,
}) => {
  for (const [width, lang, id] of [
    [1440, 'en', 'pairs'],
    [1440, 'zh-Hans', 'memorisation'],
    [1024, 'en', 'claims'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`./?lang=${lang}&lesson=${id}`);
    const part = page.getByRole('complementary');
    const foot = page.getByRole('contentinfo');
    await expect(part).toBeVisible();
    // Panels below the fold come as one comes near.
    await expect(async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expect(foot.getByRole('link').last()).toBeInViewport({ timeout: 500 });
    }).toPass();
    const [of, below] = [await part.boundingBox(), await foot.boundingBox()];
    expect.soft(of!.y, `${id}: the lesson stays at the window’s edge`).toBeCloseTo(0, 0);
    expect
      .soft(below!.x, `${id}: the foot begins where the lesson ends`)
      .toBeGreaterThanOrEqual(of!.x + of!.width);
  }
});

test('on a phone, whose bench is far below, the lesson itself shows how far the run is', async ({ page }) => {
  const lesson = new LessonPart(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?lesson=limits&engine=wasm');
  await lesson.commit.click();
  await lesson.next.click();
  await brake(page);
  await lesson.button(texts.run.run).click();
  const progress = lesson.part.getByRole('progressbar', { name: texts.run.progress });
  await expect(progress).toBeInViewport();
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.position)).toBeGreaterThan(0.1);
});

/** Where a line ends between a number and its unit. */
function partedFromUnit(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const range = document.createRange();
    const topOf = (text: Node, at: number) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().top;
    };
    const found: string[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { index } of text.textContent!.matchAll(/\d\s(?:%|pp|个百分点)/g))
        if (topOf(text, index + 2) > topOf(text, index) + 4)
          found.push(text.textContent!.slice(Math.max(0, index - 30), index + 4));
    return found;
  });
}

test('under a picture no number is parted from its unit, and each dot lies on its line', async ({ page }) => {
  const lesson = new LessonPart(page);
  const measured = { value: 0.6, low: 0.5, high: 0.7, seed: 7, engine: 'wasm', recorded: null };
  const works = { labels: { step: 'gap', guess: 50, measured } };
  await page.addInitScript(
    (kept) => localStorage.setItem('clmia-lesson', kept),
    JSON.stringify({ version: 1, chapter: 'labels', works }),
  );
  await page.goto('./?lesson=labels');
  const picture = lesson.part.getByRole('figure');
  const dots = picture.locator('circle');
  await expect(dots).toHaveCount(15);
  const left = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().left);
  const begins = await left(picture.locator('path[stroke="var(--line)"]').first());
  const share = picture.getByRole('slider');
  await share.press('Home');
  for (const dot of await dots.all())
    expect(await left(dot), 'a dot before its line').toBeGreaterThan(begins - 8);
  for (let width = 320; width <= 400; width += 5) {
    await page.setViewportSize({ width, height: 900 });
    expect(await partedFromUnit(picture), `${width} px`).toEqual([]);
  }
});

for (const width of [1440, 390]) {
  test(`what opens a picture’s table lies over no word of its title at ${width} px, however long that is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const lang of ['en', 'zh-Hans']) {
      await page.goto(`./?lang=${lang}&lesson=pairs`);
      const door = page.getByRole('complementary').locator('figcaption > button');
      await expect(door).toBeAttached();
      const linesUnder = () =>
        door.evaluate((button) => {
          const { left, top, bottom } = button.getBoundingClientRect();
          const title = document.createRange();
          title.selectNodeContents(button.parentElement!.firstElementChild!);
          const lines = Array.from(title.getClientRects());
          return lines.filter((line) => line.right > left && line.bottom > top && line.top < bottom).length;
        });
      expect.soft(await linesUnder(), lang).toBe(0);
      await door.evaluate((button) => {
        button.parentElement!.firstElementChild!.textContent = 'i '.repeat(200);
      });
      expect.soft(await linesUnder(), `${lang}, a title of some lines`).toBe(0);
      const over = await page
        .getByRole('complementary')
        .evaluate((part) => part.scrollWidth - part.clientWidth);
      expect.soft(over, 'nothing sticks out').toBe(0);
    }
  });
}

test('pictures name models by their titles, and tell a verdict once', async ({ page }) => {
  const lesson = new LessonPart(page);
  const measured = { value: 0.6, low: 0.5, high: 0.7, seed: 7, engine: 'wasm', recorded: null };
  const work = { step: 'gap', guess: 0, measured };
  await page.addInitScript(
    (kept) => localStorage.setItem('clmia-lesson', kept),
    JSON.stringify({ version: 1, chapter: 'limits', works: { limits: work, claims: work } }),
  );
  await page.goto('./?lesson=limits');
  const picture = lesson.part.getByRole('figure');
  await expect(picture).toContainText(`Model ${ARCHITECTURE_TITLES.cnn},`);
  await lesson.turnTo('claims');
  const parts = picture.locator('details p');
  await expect(parts).not.toHaveCount(0);
  for (const said of await parts.allTextContents())
    expect(said.match(/cannot be told|supported/gi)).toHaveLength(1);
});

test('in Chinese no line of a chapter’s words begins with a mark', async ({ page }) => {
  const lesson = page.getByRole('complementary');
  await page.goto('./?lang=zh-Hans&lesson=memorisation');
  const marks = lesson.locator('p', { hasText: '、' }).last();
  await expect(marks).toBeVisible();
  for (let width = 320; width <= 420; width += 4) {
    await page.setViewportSize({ width, height: 900 });
    const lost = await marks.evaluate((words) => {
      const range = document.createRange();
      return [...words.querySelectorAll('button')].flatMap((term) => {
        const mark = term.nextSibling ?? term.parentElement!.nextSibling;
        if (mark?.textContent?.[0] !== '、') return [];
        range.setStart(mark, 0);
        range.setEnd(mark, 1);
        // A word's box reaches over its line: on that line the mark stands behind it.
        const isBehind = range.getBoundingClientRect().left > term.getBoundingClientRect().right - 16;
        return isBehind ? [] : term.textContent;
      });
    });
    expect(lost, `${width} px`).toEqual([]);
  }
});

for (const width of [1440, 320]) {
  test(`axe finds nothing in the lesson at ${width} px, and nothing sticks out`, async ({ page }) => {
    const lesson = new LessonPart(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./?lesson=pairs');
    await lesson.commit.click();
    await lesson.next.click();
    await lesson.button(texts.run.take).click();
    await lesson.next.click();
    await lesson.part.getByText(texts.formula).click();
    await expect(lesson.part.getByRole('button', { name: /^Look \d/ })).toHaveCount(3);
    await expectAccessible(page, 'pairs');
    await lesson.turnTo('claims');
    await expectAccessible(page, 'claims');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}
