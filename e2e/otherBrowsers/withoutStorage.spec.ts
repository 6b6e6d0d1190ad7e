/** A browser that keeps nothing, and a tab that nobody looks at. */
import { texts as shellTexts } from '../../src/page/shell/texts.ts';
import { tiny } from '../experiments.ts';
import { expect, test } from './test.ts';

test.use({ withoutIndexedDb: true });

test('a run goes on to its end in a hidden tab of a browser that keeps nothing', { tag: '@slow' }, async ({
  other,
  server,
}) => {
  const { tab } = other;
  await other.greet(`${server.url}${tiny()}`);
  // Begun in sight, and at rest until nobody looks.
  await other.click(other.stepButton);
  await other.one(other.resumeButton);
  await tab.hide();
  await expect.poll(() => tab.evaluate(() => document.visibilityState, null)).toBe('hidden');
  await tab.evaluate((name) => {
    const buttons = Array.from(document.querySelectorAll('button'));
    buttons.find(({ textContent }) => textContent === name)?.click();
  }, shellTexts.controls.resume);
  await other.waitForFinished();
  await tab.show();
  await expect.poll(() => tab.evaluate(() => document.visibilityState, null)).toBe('visible');
  const shown = await other.headline();
  expect(shown).not.toBeNull();
  await tab.reload();
  await other.waitForFinished();
  expect(await other.headline()).toBe(shown);
});
