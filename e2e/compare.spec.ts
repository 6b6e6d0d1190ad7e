/** Pinned runs: kept, compared, renamed, moved and taken out. */
import type { Page } from '@playwright/test';
import { texts } from '../src/page/compare/texts.ts';
import { expectAccessible } from './accessible.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

/** As the browser keeps them: what is written while a page goes is lost. */
function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('clmia-pins');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const all = opening.result.transaction('pins').objectStore('pins').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map(({ name }: { name: string }) => name));
          };
        };
      }),
  );
}

test('two pinned runs stand beside each other with their difference, over a reload', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  const pin = panel.getByRole('button', { name: texts.pin, exact: true });
  await panel.scrollIntoViewIfNeeded();
  await pin.click();
  await lab.nudge('tau', 1, 'PageUp');
  await lab.waitForStage('encoder', 'done');
  await lab.waitForFinished();
  await pin.click();
  await panel.scrollIntoViewIfNeeded();
  const names = panel.getByRole('list', { name: texts.list }).getByRole('textbox');
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveValue('τ 0.05');
  const table = panel.getByRole('table');
  await expect(table.getByRole('row', { name: /^τ/ })).toContainText('0.05');
  await expect(table.getByRole('row', { name: texts.table.change('τ 0.05') })).toContainText(
    /paired, (within|beyond)/,
  );
  await expectAccessible(page, 'two pins');

  await names.first().fill('small');
  await panel.getByRole('button', { name: texts.down('small') }).click();
  await expect(names.last()).toHaveValue('small');
  await expect.poll(() => keptNames(page)).toEqual(['', 'small']);
  await page.reload();
  await panel.scrollIntoViewIfNeeded();
  await expect(names.last()).toHaveValue('small');
  await panel.getByRole('button', { name: texts.remove('small') }).click();
  await expect(names).toHaveCount(1);
});
