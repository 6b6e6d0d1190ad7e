/** A page whose own files do not come says so, in words that stand in its HTML. */
import chinese from '../src/language/catalogues/zh-Hans.json' with { type: 'json' };
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts } from '../src/page/shell/early/texts.ts';
import { expect, NOT_LOADED, test } from './faultyTest.ts';

const words = texts.failure;

const ENTRIES = {
  'the first script': /index-.*\.js/,
  'the page’s code': /open-.*\.js/,
  'what that imports': /react-.*\.js/,
} as const;

for (const [what, file] of Object.entries(ENTRIES)) {
  for (const fault of ['missing', 'truncated', 'cut', 'html'] as const) {
    test(`${what}, ${fault}`, async ({ page, server, watch }) => {
      watch.expectErrors(...NOT_LOADED);
      // The browser's words for half a script depend on where it ends.
      if (fault === 'truncated') watch.expectErrors(/^exception: /);
      server.fail(file, fault);
      await page.goto(server.url);
      const failure = page.getByRole('alert').filter({ hasText: words.code.title });
      await expect(failure).toContainText(words.code.text);
      server.mend();
      await failure.getByRole('button', { name: words.reload }).click();
      await expect(
        page.getByRole('region', { name: resultTexts.label }).getByText(/^\d+\.\d %\s*±/),
      ).toBeVisible();
      await expect(failure).toHaveCount(0);
    });
  }
}

test('a script that hangs is told of, and opens the page if it comes', async ({ page, server }) => {
  await page.clock.install();
  server.fail(/open-.*\.js/, 'hanging', 1);
  await page.goto(server.url);
  await page.clock.runFor(21_000);
  await expect(page.getByRole('alert')).toContainText(words.slow.title);
});

test('a page that is opened as a file says that it has to be served, in the language that is read', async ({
  page,
  watch,
}) => {
  watch.expectErrors(/./);
  const file = new URL('../dist/index.html', import.meta.url);
  await page.goto(file.href);
  await expect(page.getByRole('alert')).toContainText(words.file.title);
  await expect(page.getByRole('alert')).toContainText('npm start');
  await expect(page.getByRole('banner')).toBeHidden();
  await page.goto(`${file.href}?lang=zh-Hans`);
  await expect(page.locator('[role=alert]:lang(zh)')).toContainText(chinese.first.failure.file.title);
});

test.describe('for a first visitor', () => {
  test.use({ isFirstVisit: true });

  test('what comes in place of the page painted in another language is not shown, nor anything in English before its parts come', async ({
    page,
    server,
  }) => {
    server.fail(/zh-Hans-.*\.html/, 'html');
    server.fail(/Teller-.*\.js/, 'hanging');
    await page.goto(`${server.url}?lang=zh-Hans`);
    await expect(page.locator('html[lang=zh-Hans][data-open]:not([data-unpainted])')).toBeAttached();
    const story = page.getByRole('region', { name: chinese.story.title });
    await expect(story).toBeVisible();
    await expect(story.getByText(/[a-z]{3}/)).toHaveCount(0);
    await expect(story.getByAltText(/[a-z]{3}/)).toHaveCount(0);
  });
});
