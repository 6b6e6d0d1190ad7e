/** axe over every state of the page, light and dark, wide and narrow. */
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { wholePainted } from './painted.ts';
import { expect, test } from './test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 320, height: 700 },
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

test('axe finds nothing on the pages beside the bench, in the lesson and in the large view at 320 px', async ({
  page,
  watch: _,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const view of ['lesson=temperature', 'present', 'teach', 'studies', 'audit', 'bench']) {
    await page.goto('about:blank');
    await page.goto(`./?${view}`);
    await expect(page.locator('html:not([data-waiting])')).toBeAttached();
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expectAccessible(page, view);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(over, `${view}: nothing sticks out`).toBe(0);
  }
});

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
  await wholePainted(page);
  await expectAccessible(page, 'before the code has come');
});
