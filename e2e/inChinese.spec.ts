/** The page in Simplified Chinese: its words, what the lab says of a run and of a link, the report that it hands over, nothing in English, and the way from one language to the other. */
import { readFileSync } from 'node:fs';
import chinese from '../src/language/catalogues/zh-Hans.json' with { type: 'json' };
import { expectAccessible } from './accessible.ts';
import { hashOf, tiny } from './experiments.ts';
import { LessonPart } from './pages/lessonPart.ts';
import { expect, test } from './test.ts';

test('in Chinese a link’s faults are told, a run goes to its result and into a report, and axe finds nothing on any view at 320 px', async ({
  page,
  watch: _,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`./?lang=zh-Hans${tiny()}&contrastive.temperature=9`);
  const html = page.locator('html[lang=zh-Hans][data-open]:not([data-waiting])');
  await expect(html).toBeAttached();
  await expect(page.getByText(chinese.shell.notices.problemsText)).toBeVisible();
  // Of the knob, by its name, and of what is allowed: all in one language.
  await expect(page.getByText(/温度.*9|9.*温度/).first()).toBeVisible();
  await page.getByRole('button', { name: chinese.shell.controls.run, exact: true }).first().click();
  await expect(page.getByText(chinese.shell.announce.doneHidden).first()).toBeAttached({ timeout: 60_000 });
  await expectAccessible(page, 'finished');
  await page.getByRole('button', { name: chinese.shell.controls.share, exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: chinese.share.report, exact: true }).click();
  const report = readFileSync(await (await download).path(), 'utf8');
  expect(report).toContain('<html lang="zh-Hans">');
  expect(report).toContain(`<h1>${chinese.report.titles.run}</h1>`);
  expect(report).toContain(chinese.classNames['fashion-mnist'].Sneaker);
  for (const view of ['lesson=temperature', 'present', 'teach', 'studies', 'audit', 'bench']) {
    await page.goto('about:blank');
    await page.goto(`./?lang=zh-Hans&${view}`);
    await expect(html).toBeAttached();
    await expect(page.getByRole('heading').first()).toHaveText(/[\u4e00-\u9fff]/);
    await expectAccessible(page, view);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(over, `${view}: nothing sticks out`).toBe(0);
  }
});

test('a mark behind a word that is explained never begins a line', async ({ page, watch: _ }) => {
  for (const view of ['lesson=memorisation', 'lesson=labels', 'lesson=limits']) {
    await page.goto(`./?lang=zh-Hans&${view}`);
    await expect(page.locator('html[data-open]:not([data-waiting])')).toBeAttached();
    await expect(page.getByText(chinese.lesson.words).first()).toBeVisible();
    for (const width of [320, 344, 360, 375, 390, 412, 1024, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      const parted = await page.locator('[data-term]:visible').evaluateAll((words) =>
        words.flatMap((word) => {
          // Behind it, in its span or in the sentence.
          const walker = document.createTreeWalker(
            word.parentElement!.closest('p, dt, li') ?? word,
            NodeFilter.SHOW_TEXT,
          );
          let next = walker.nextNode();
          while (next && !(word.compareDocumentPosition(next) === Node.DOCUMENT_POSITION_FOLLOWING))
            next = walker.nextNode();
          if (!next || !/^[、，。；：）]/.test(next.nodeValue!)) return [];
          const range = document.createRange();
          range.setStart(next, 0);
          range.setEnd(next, 1);
          const lines = word.getClientRects();
          const isParted = range.getBoundingClientRect().left < lines[lines.length - 1]!.left;
          return isParted ? [`${word.textContent} ⏎ ${next.nodeValue}`] : [];
        }),
      );
      expect(parted, `${view}, ${width} px`).toEqual([]);
    }
  }
});

test('it is painted in Chinese before its words come, takes what is done to it then, and says soon that it starts where it is not', async ({
  page,
  watch: _,
}) => {
  const hold = async (files: RegExp) => {
    let come = () => {};
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(files, async (route) => {
      await held;
      await route.continue();
    });
    return come;
  };
  const paint = await hold(/\/assets\/zh-Hans-[^/]*\.html$/);
  const speak = await hold(/\/assets\/zh-Hans[.-][^/]*\.js$/);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(60_000);
  await page.goto('./?lang=zh-Hans');
  // Where the page is painted, it would be 3 s.
  await page.clock.runFor(600);
  const starting = page.getByRole('status').filter({ hasText: chinese.first.early.starting });
  await expect(starting).toBeVisible();

  paint();
  const run = page.getByRole('button', { name: chinese.shell.controls.run, exact: true }).first();
  await expect(run).toBeVisible();
  const result = page.getByRole('region', { name: chinese.result.label });
  await expect(result.getByText(/^\d+\.\d %\s*±/)).toBeVisible();
  await expect(starting).toHaveCount(0);
  await run.click();
  await expect(page.getByRole('status').filter({ hasText: chinese.first.early.kept })).toBeVisible();

  speak();
  await page.clock.resume();
  await expect(page.getByRole('button', { name: chinese.shell.controls.pause }).first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-painted', 'zh-Hans');
});

test('Run that is pressed on the page painted in Chinese counts, though its words then do not come', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(/status of 404/);
  let fail = () => {};
  const held = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route(/\/assets\/zh-Hans[.-][^/]*\.js$/, async (route) => {
    await held;
    await route.fulfill({ status: 404 });
  });
  await page.goto('./?lang=zh-Hans&engine=wasm');
  await page.getByRole('button', { name: chinese.shell.controls.run, exact: true }).first().click();
  await expect(page.getByRole('status').filter({ hasText: chinese.first.early.kept })).toBeVisible();
  fail();
  await expect(page.getByText('could not be loaded: the page is in English')).toBeVisible();
  await expect(lab.pauseButton).toBeVisible();
});

test('the other language at the page’s foot keeps own settings and what was run', async ({ lab, page }) => {
  await lab.greet(tiny({ seed: 5 }), '?engine=wasm');
  await lab.runToEnd();
  const { value } = await lab.figures();
  const { hash } = new URL(page.url());
  await page.getByRole('link', { name: '简体中文', exact: true }).click();
  await expect(page.locator('html[lang=zh-Hans][data-open]')).toBeAttached();
  await expect(page.getByText(chinese.shell.announce.doneHidden).first()).toBeAttached({ timeout: 60_000 });
  const result = page.getByRole('region', { name: chinese.result.label, exact: true });
  await expect(result).toContainText(`${value.toFixed(1)} %`);
  // What was trained is found again, and not trained once more.
  const { label, names, states } = chinese.ribbon;
  const stages = page.getByRole('region', { name: label }).getByRole('listitem');
  for (const name of [names.target, names.shadow, names.encoder, names.head])
    await expect(
      stages.filter({ hasText: name }).getByText(states.remembered, { exact: true }),
    ).toBeVisible();
  expect(new URL(page.url()).hash).toBe(hash);
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.locator('html[lang=en][data-open]')).toBeAttached();
  await lab.waitForFinished();
  expect((await lab.figures()).value).toBe(value);
  expect(new URL(page.url()).searchParams.get('engine')).toBe('wasm');
});

test('in mid-chapter of the lesson the other language keeps chapter, step, guess and bench, and what one had before', async ({
  lab,
  page,
}) => {
  const lesson = new LessonPart(page);
  const own = hashOf({ 'contrastive.temperature': 0.3 });
  await lab.greet(own);
  await lesson.door.click();
  await lesson.turnTo('labels');
  const { hash } = new URL(page.url());
  await page.getByRole('link', { name: '简体中文', exact: true }).click();
  const part = page.getByRole('complementary', { name: chinese.lesson.title });
  const title = (id: keyof typeof chinese.chapters, number: number) =>
    part.getByRole('heading', { name: `${number}. ${chinese.chapters[id].title}`, exact: true });
  await expect(title('labels', 5)).toBeVisible();
  expect(new URL(page.url()).hash).toBe(hash);
  // Nothing that is to be guessed stands on the bench.
  await expect(page.getByRole('radio', { name: chinese.shell.viewpoint.attacker })).toBeChecked();

  await part.getByRole('navigation').getByRole('button').filter({ hasText: '3' }).click();
  await expect(title('pairs', 3)).toBeVisible();
  await part.getByRole('button', { name: chinese.lesson.predict.commit, exact: true }).click();
  await part.getByRole('button', { name: chinese.lesson.next, exact: true }).click();
  await part.getByRole('button', { name: chinese.lesson.run.take, exact: true }).click();
  await part.getByRole('button', { name: chinese.lesson.next, exact: true }).click();
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(lesson.heading('pairs')).toBeVisible();
  await lesson.expectAt('gap');
  await expect(lesson.step('gap')).toContainText(/Not trained here: recorded \d{4}-\d\d-\d\d with seed 7/);
  expect(await lesson.part.textContent()).not.toMatch(/[\u4e00-\u9fff]/);
  await lesson.close.click();
  await expect.poll(() => new URL(page.url()).hash).toBe(own);
});
