/** A server that fails over every file of the page: the page stays, says what failed, and goes on with what it has. */

import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { tiny } from './experiments.ts';
import { expect, NOT_LOADED, test } from './faultyTest.ts';

for (const fault of ['missing', 'broken', 'cut', 'wrongType', 'html'] as const) {
  test(`the code of a part of the page: ${fault}`, async ({ lab, page, server, watch }) => {
    watch.expectErrors(...NOT_LOADED);
    server.fail(/Evidence-.*\.js$/, fault);
    await lab.greet(tiny());
    const part = page.getByRole('region', { name: evidenceTexts.title, exact: true });
    await part.scrollIntoViewIfNeeded();
    await expect(part.getByRole('alert')).toContainText(commonTexts.notLoaded);
    server.mend();
    await part.getByRole('button', { name: commonTexts.retry }).click();
    await expect(part.locator('svg').first()).toBeVisible();
  });
}
