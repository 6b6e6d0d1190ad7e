/** The first input, before the page's code is there; the page opened anew in another language. */
import chinese from '../../src/language/catalogues/zh-Hans.json' with { type: 'json' };
import { texts as earlyTexts } from '../../src/page/shell/early/texts.ts';
import { testFile } from '../dataFiles.ts';
import { asGiven, dropGiven } from '../dropFiles.ts';
import { tiny } from '../experiments.ts';
import type { Tab } from './tab.ts';
import { expect, test } from './test.ts';

/** Where the thumb of each slider stands, and the value that is said and shown. */
function sliders(tab: Tab): Promise<{ at: number; said: string; shown: string }[]> {
  return tab.evaluate(
    () =>
      Array.from(document.querySelectorAll<HTMLInputElement>('input[type=range]'), (slider) => {
        const shown = slider.parentElement?.querySelector('[data-value]');
        // The number can be typed, and its unit stands behind it.
        const words = [shown?.querySelector('input')?.value, shown?.textContent?.trim()];
        return {
          at: Math.round(slider.valueAsNumber),
          said: slider.getAttribute('aria-valuetext') ?? '',
          shown: words.filter(Boolean).join(' '),
        };
      }),
    null,
  );
}

test('what is moved, pressed and chosen before the code has come takes effect', {
  tag: '@slow',
}, async ({ other, server }) => {
  const { tab } = other;
  await tab.goto(`${server.url}licences.md`);
  const come = server.keepBack(/\/open-[^/]*\.js$/);
  // Its end is not waited for.
  await tab.evaluate((address) => void setTimeout(() => location.assign(address)), `./${tiny()}`);
  await other.one(other.runButton);
  // A press on the track, and keys.
  await other.click(other.knobs.tau);
  await other.click(other.knobs.dropout);
  await tab.press('End');
  await tab.press('ArrowLeft');
  await other.click(other.knobs.fraction);
  await tab.press('ArrowRight');
  await other.click(other.attackersView);
  await other.click(other.runButton);
  await other.one({ role: 'status', text: new RegExp(earlyTexts.early.kept) });
  await tab.evaluate(dropGiven, asGiven([testFile('wine.csv', Buffer.from('a,b\n1,2'))]));
  await other.one({ role: 'status', text: new RegExp(earlyTexts.early.dropAgain) });
  come();
  await other.answers();
  await other.one({ role: 'status', text: new RegExp(earlyTexts.early.dropNow) });

  const moved = await sliders(tab);
  expect(moved).toHaveLength(4);
  for (const { said, shown } of moved) expect(shown).toBe(said);
  const [, tau, dropout, members] = moved;
  expect([tau!.said, dropout!.said]).toEqual(['0.1', '0.69']);
  expect(Number.parseFloat(members!.said)).toBeGreaterThan(7);
  expect((await other.one(other.attackersView)).checked).toBe(true);
  await other.waitForFinished();
  expect(await tab.evaluate(() => location.hash, null)).toContain('shadow.dropoutRate=0.69');
});

test('the other language keeps settings and run', { tag: '@slow' }, async ({ other, server }) => {
  const { tab } = other;
  await other.greet(`${server.url}${tiny({ seed: 5 })}`);
  await other.runToEnd();
  const said = await other.headline();
  expect(said).not.toBeNull();
  await other.click({ role: 'link', name: '简体中文' });
  const finished = { role: 'status', text: new RegExp(chinese.shell.announce.doneHidden) } as const;
  await other.one(finished, 60_000);
  expect(await tab.evaluate(() => location.hash, null)).toContain('seed=5');
  const result = await other.one({ role: 'region', name: chinese.result.label });
  expect(/\d+\.\d %\s*± \d+\.\d/.exec(result.text)?.[0]).toBe(said);
});
