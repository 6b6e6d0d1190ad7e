/** The single-folder copy, opened by a double-click: a page that is a file, for which browsers load no modules and fetch nothing. */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { texts } from '../src/page/offline/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts as studiesTexts } from '../src/page/studies/texts.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

test('opened as a file the folder gives the figures of the served page, and shows the studies', async ({
  lab,
  page,
}) => {
  await lab.open(tiny());
  await lab.runToEnd();
  const served = await lab.ranking().innerText();

  execFileSync(process.execPath, ['scripts/folder.mjs']);
  const folder = pathToFileURL('dist-folder/index.html').href;
  await page.goto(folder + tiny());
  await lab.runToEnd();
  expect(await lab.ranking().innerText()).toBe(served);
  await expect(lab.failure).toHaveCount(0);
  await expect(page.getByRole('region', { name: texts.label })).toContainText(texts.folder);
  await page.getByRole('link', { name: shellTexts.footer.studies }).click();
  await expect(page.getByRole('heading', { level: 1, name: studiesTexts.title })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('alert')).toHaveCount(0);
});
