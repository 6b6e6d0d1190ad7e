/** Everything that is pressed is at least 44 × 44 pixels to a finger, in every view; links within text excepted. */
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { AuditPage } from './pages/auditPage.ts';
import { BenchPage } from './pages/benchPage.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { EvidenceSection } from './pages/evidenceSection.ts';
import { wholePainted } from './painted.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** @returns what is too small, in words */
function tooSmall(page: import('@playwright/test').Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 44;
    const pressed =
      'button, input, select, textarea, summary, a[href], [role="slider"], [role="application"]';
    const modal = document.querySelector('dialog:modal');
    const found = new Set<string>();
    for (const element of (modal ?? document).querySelectorAll<HTMLElement>(pressed)) {
      if (!element.checkVisibility({ checkOpacity: false }) || element.closest('[inert]')) continue;
      const isLinkInText = element.matches('a') && element.closest('p, li, dd') !== null;
      if (isLinkInText || (element as HTMLInputElement).type === 'file') continue;
      // A label is pressed with its control.
      const boxes = [element, ...((element as HTMLInputElement).labels ?? [])].map((one) =>
        one.getBoundingClientRect(),
      );
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      if (width === 0 || (width >= LEAST - 0.5 && height >= LEAST - 0.5)) continue;
      const name = element.ariaLabel || element.textContent || element.id;
      found.add(
        `${element.tagName} "${name?.trim().slice(0, 30)}" ${Math.round(width)} x ${Math.round(height)}`,
      );
    }
    return [...found];
  });
}

/** @returns words of charts that the button to their table lies on */
function covered(page: import('@playwright/test').Page): Promise<string[]> {
  return page.locator('figure button[aria-haspopup="dialog"] svg').evaluateAll((marks) =>
    marks.flatMap((mark) => {
      const box = mark.getBoundingClientRect();
      return [...mark.closest('figure')!.querySelectorAll('[data-chart] text')]
        .filter((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return left < box.right && right > box.left && top < box.bottom - 1 && bottom > box.top + 1;
        })
        .map((text) => text.textContent ?? '');
    }),
  );
}

test('on the lab’s page, in its drawer and its dialogs', async ({ lab, page }) => {
  await lab.greet();
  expect.soft(await tooSmall(page), 'greeting').toEqual([]);
  await expect(lab.result.locator('button[aria-haspopup="dialog"]').first()).toBeVisible();
  expect.soft(await covered(page), 'under the ways to tables').toEqual([]);
  const settings = await lab.openSettings();
  await expect(settings.getByText(settingsTexts.title)).toBeVisible();
  expect.soft(await tooSmall(page), 'settings').toEqual([]);
  await page.keyboard.press('Escape');
  await lab.openShare();
  expect.soft(await tooSmall(page), 'share').toEqual([]);
  await page.keyboard.press('Escape');
  await new DataDialog(page).open();
  expect.soft(await tooSmall(page), 'data').toEqual([]);
  await page.keyboard.press('Escape');
  await new EvidenceSection(page).visit();
  expect.soft(await tooSmall(page), 'evidence').toEqual([]);
  await lab.chooseView('attacker');
  expect.soft(await tooSmall(page), 'attacker’s view').toEqual([]);
});

test('rows that are painted before the page answers are as high as those that take their place', async ({
  lab,
  page,
}) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/open-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  const places = () =>
    lab
      .ranking()
      .getByRole('button')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top + scrollY));
  await expect(lab.headline).toBeVisible();
  await wholePainted(page);
  const painted = await places();
  expect(painted.length).toBeGreaterThan(1);
  expect(painted[1]! - painted[0]!).toBeGreaterThanOrEqual(44);
  come();
  await expect(page.locator('[data-fingers]')).toHaveCount(1);
  expect(await places()).toEqual(painted);
});

test('in the midst of a run, beside a refusal', async ({ lab, page }) => {
  await lab.greet(`${tiny({ 'target.epochs': 400 })}&nonsense=1`);
  await brake(page);
  await lab.run();
  await lab.waitForProgress('target', 0);
  expect.soft(await tooSmall(page), 'running').toEqual([]);
});

test('on the pages of audit and benchmark', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.exampleButton.click();
  await audit.waitFor('finished');
  expect.soft(await tooSmall(page), 'audit').toEqual([]);
  await audit.openChooser('array');
  expect.soft(await tooSmall(page), 'columns').toEqual([]);
  await new BenchPage(page).open('');
  expect.soft(await tooSmall(page), 'benchmark').toEqual([]);
});
