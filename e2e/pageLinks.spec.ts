/** The lab's other pages are other addresses: the one that is open is left only for one that comes. */
import { texts as auditTexts } from '../src/page/audit/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { tiny } from './experiments.ts';
import { FaultServer } from './faultServer.ts';
import { expect, test } from './faultyTest.ts';
import { AuditPage } from './pages/auditPage.ts';

test('with the server gone a link to the audit, or back, keeps what is here and says so', async ({
  lab,
  page,
  server,
  watch,
}) => {
  watch.expectErrors(/ERR_CONNECTION_REFUSED/);
  const failure = page.getByRole('alert').filter({ hasText: commonTexts.notLoaded });
  const again = failure.getByRole('button', { name: commonTexts.retry });
  const { port } = server;
  await lab.greet(tiny());
  await lab.runToEnd();
  const figures = await lab.ranking().innerText();
  await server.close();
  await page.getByRole('link', { name: shellTexts.footer.audit }).click();
  await expect(failure).toContainText(shellTexts.footer.audit);
  await again.click();
  await expect(failure).toBeVisible();
  expect(await lab.ranking().innerText()).toBe(figures);

  const back = await FaultServer.start({ port });
  await again.click();
  const audit = new AuditPage(page);
  await audit.exampleButton.click();
  await audit.waitFor('finished');
  await back.close();
  await page.getByRole('link', { name: auditTexts.back }).click();
  await expect(failure).toContainText(auditTexts.back);
  await expect(audit.figures).toBeVisible();
  await failure.getByRole('button', { name: commonTexts.dismiss }).click();
  await expect(failure).toHaveCount(0);
});
