/** Once the page has warmed up, nothing more is needed from the server. */
import { ATTACK_NAMES } from '../src/lab/attacks/catalogue.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { tiny } from './experiments.ts';
import type { FaultServer } from './faultServer.ts';
import { expect, test } from './faultyTest.ts';

/** Nothing has been asked for since the last look. */
async function quiet(server: FaultServer): Promise<void> {
  let before = -1;
  await expect
    .poll(
      () => {
        const same = server.asked.length === before;
        before = server.asked.length;
        return same;
      },
      { intervals: [3000], timeout: 120_000 },
    )
    .toBe(true);
}

test('the network goes after the warm-up: runs end, every part opens', async ({
  lab,
  page,
  server,
  watch,
}) => {
  // Chromium looks for the icon again when the address changes.
  watch.expectErrors(/ERR_CONNECTION_REFUSED .*icon\.svg/);
  const everything = { attacks: ATTACK_NAMES.join(','), 'references.count': 4 };
  await lab.greet(tiny(everything));
  await expect
    .poll(() => server.asked.some(({ path }) => path.startsWith('data/')), { timeout: 60_000 })
    .toBe(true);
  await quiet(server);
  await server.close();

  await lab.runToEnd();
  const first = await lab.figures();
  expect(first.value).toBeGreaterThan(0);
  await lab.nudge('tau');
  await expect(lab.stageDetail('encoder')).toContainText(`τ ${await lab.valueText('tau')}`);
  await lab.waitForStage('target', 'remembered');
  await lab.waitForFinished();

  const settings = await lab.openSettings();
  await settings.getByRole('button', { name: commonTexts.close }).click();
  const share = await lab.openShare();
  await share.getByRole('button', { name: commonTexts.close }).click();
  for (const title of [evidenceTexts.title, informationTexts.title, galleryTexts.title]) {
    const part = page.getByRole('region', { name: title, exact: true });
    await part.evaluate((element) => element.scrollIntoView());
    await expect(part).not.toContainText(commonTexts.loading);
    await expect(part.getByRole('alert')).toHaveCount(0);
  }
  const evidence = page.getByRole('region', { name: evidenceTexts.title, exact: true });
  await expect(evidence.locator('svg').first()).toBeVisible({ timeout: 60_000 });
  await expect(lab.failure).toHaveCount(0);
});
