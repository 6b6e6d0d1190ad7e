/** axe over every state of the page, light and dark, wide and narrow. */
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

for (const viewport of SIZES) {
  test(`axe finds nothing at ${viewport.width} × ${viewport.height}`, async ({ lab, page, watch }) => {
    await page.setViewportSize(viewport);
    await lab.greet(tiny({ 'target.epochs': 60 }));
    await expectAccessible(page, 'greeting');

    const settings = await lab.openSettings();
    await expectAccessible(page, 'settings');
    await page.keyboard.press('Escape');
    await expect(settings).toBeHidden();

    const share = await lab.openShare();
    await expectAccessible(page, 'share');
    await page.keyboard.press('Escape');
    await expect(share).toBeHidden();

    const release = await brake(page);
    await lab.run();
    await lab.waitForProgress('target', 0.05);
    await lab.pauseButton.click();
    await expectAccessible(page, 'in mid-run');
    await release();
    await lab.resumeButton.click();
    await lab.waitForFinished();
    await expectAccessible(page, 'finished');

    await lab.chooseView('attacker');
    await expectAccessible(page, 'attacker’s view');

    watch.expectErrors(/status of 404/);
    await page.route(/\/data\/.*\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('about:blank');
    await lab.open(`${tiny({ seed: 3 })}&nonsense=1&run=1`);
    await expect(lab.failure).toBeVisible();
    await expect(lab.problems).toContainText(shellTexts.notices.problemsText);
    await expectAccessible(page, 'notices');
  });
}

test('axe finds nothing on an embedded page, on paper, and before the code has come', async ({
  lab,
  page,
}) => {
  await lab.greet(`${tiny()}&embed=1&hide=controls`);
  await expectAccessible(page, 'embedded');

  await page.goto('about:blank');
  await lab.greet(tiny());
  await page.emulateMedia({ media: 'print' });
  await expectAccessible(page, 'on paper');
  await page.emulateMedia({ media: null });

  await page.goto('about:blank');
  await page.route(/\/assets\/.*\.js$/, () => new Promise(() => {}));
  await page.goto(`./${tiny()}`, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'before the code has come');
});
