/** What views tell of membership, of the run shown and over dropout rates. */
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const RATES = /^Measure at p = /;

test('the panel tells the bits of a pair, a view and the answer, and measures them by dropout rate', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const panel = page.getByRole('region', { name: informationTexts.title });
  await panel.scrollIntoViewIfNeeded();
  for (const row of Object.values(informationTexts.rows)) {
    await expect(panel.getByRole('row', { name: new RegExp(`${row} \\d\\.\\d{3}`) })).toBeVisible();
  }
  await panel.getByRole('button', { name: RATES }).click();
  await expect(panel.getByRole('button', { name: RATES })).toBeVisible({ timeout: 60_000 });
  await panel.getByText(informationTexts.chart.numbers).click();
  const curve = panel.getByRole('table', { name: informationTexts.chart.caption });
  await expect(curve.getByRole('rowheader')).toHaveText(['0', '0.1', '0.3', '0.5', '0.7']);
  // Without dropout both views are the answer itself.
  const [view, answer] = await curve
    .getByRole('row')
    .nth(1)
    .getByRole('cell')
    .allTextContents()
    .then(([, ...rest]) => rest);
  expect(view).toBe(answer);
});

test('a run ends the measurement, and Stop does', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.epochs': 300 }));
  const panel = page.getByRole('region', { name: informationTexts.title });
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole('button', { name: RATES }).click();
  await expect(panel.getByText(informationTexts.measuring(0, 5))).toBeVisible();
  await lab.stop();
  await expect(panel.getByRole('button', { name: RATES })).toBeEnabled();
  await panel.getByRole('button', { name: RATES }).click();
  await brake(page);
  await lab.run();
  await expect(panel.getByRole('button', { name: informationTexts.stop })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: RATES })).toBeDisabled();
  await lab.stop();
});
