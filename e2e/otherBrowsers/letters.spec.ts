/** A person's own size of letters. */
import { expect, test } from './test.ts';

test('letters twice as large enlarge all that is around them, as in a window half as wide', {
  tag: '@slow',
}, async ({ other, server }) => {
  await other.greet(server.url);
  const widths = () =>
    other.tab.evaluate(() => {
      const of = (selector: string) => document.querySelector(selector)!.clientWidth;
      return { page: of('main'), result: of('#result') };
    }, null);
  const before = await widths();
  // No driver changes the browser's own settings: the page's letters are as if it had, and somebody came back from there.
  await other.tab.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
    document.dispatchEvent(new Event('visibilitychange'));
  }, null);
  await expect.poll(async () => before.page / (await widths()).page).toBeCloseTo(2, 1);
  // In one column.
  await expect.poll(async () => (await widths()).result).toBeGreaterThan(before.page * 0.4);
});
