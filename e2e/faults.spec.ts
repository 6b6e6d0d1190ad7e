/** A server that fails over every file of the page: the page stays, says what failed, and goes on with what it has. */
import { texts as auditTexts } from '../src/page/audit/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { tiny } from './experiments.ts';
import { FAULTS } from './faultServer.ts';
import { expect, NOT_LOADED, test } from './faultyTest.ts';
import { AuditPage } from './pages/auditPage.ts';

/** The code of a part, and what that code imports. */
const FILES = { own: /Evidence-.*\.js/, imported: /slices-.*\.js/ } as const;
/** One that is answered and one that is not; the others when everything is tried. */
const QUICK = { own: 'missing', imported: 'stalled' } as const;

for (const [whose, files] of Object.entries(FILES)) {
  for (const fault of FAULTS) {
    const tag = QUICK[whose as keyof typeof FILES] === fault ? [] : '@slow';
    test(`a part of the page, ${fault}: its ${whose} code is asked for again`, { tag }, async ({
      lab,
      page,
      server,
      watch,
    }) => {
      watch.expectErrors(...NOT_LOADED);
      await page.clock.install();
      server.fail(files, fault);
      await lab.greet();
      const part = page.getByRole('region', { name: evidenceTexts.title, exact: true });
      await part.scrollIntoViewIfNeeded();
      if (fault === 'hanging' || fault === 'stalled') {
        await expect(part).toContainText(commonTexts.loading);
        await expect.poll(() => server.asked.some(({ path, fault }) => fault && files.test(path))).toBe(true);
        await page.clock.runFor(25_000);
      }
      await expect(part.getByRole('alert')).toContainText(commonTexts.notLoaded);
      await expect(part.getByRole('alert')).toContainText(files);
      await expect(lab.headline).toBeVisible();
      server.mend();
      // Who asks ahead may have been left waiting for the same file: a browser asks once at a time.
      server.release();
      await part.getByRole('button', { name: commonTexts.retry }).click();
      await expect(part.locator('svg').first()).toBeVisible({ timeout: 60_000 });
    });
  }
}

test('an audit whose worker does not come blames no file, and is made on the second try', async ({
  page,
  server,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED);
  server.fail(/audit\.worker-.*\.js/, 'html');
  const audit = new AuditPage(page);
  await audit.open();
  await audit.exampleButton.click();
  await expect(audit.error).toContainText(auditTexts.notBegun);
  await expect(audit.error).toContainText('audit.worker.js could not be loaded');
  await expect(audit.error).toContainText('Check the connection, then try again');
  server.mend();
  await audit.againButton.click();
  await expect(audit.figures).toBeVisible({ timeout: 120_000 });
  await expect(audit.error).toHaveCount(0);
});

const WASM = /wasm-simd-.*\.wasm/;
const WASM_REFUSED = /tfjs-backend-wasm-simd-[\w-]+\.wasm is damaged or came only in part \(\d+ bytes\)/;

test('half a WebAssembly file: which engine goes on in its place is told, with the file', async ({
  lab,
  page,
  server,
}) => {
  server.fail(WASM, 'truncated');
  await lab.greet(tiny());
  await lab.run();
  const notice = page.getByRole('status').filter({ hasText: WASM_REFUSED });
  await expect(notice).toContainText('Tried in its place: plain JavaScript.');
  await expect(notice).toContainText('reload the page');
  await expect(lab.engine).toContainText('plain JavaScript');
  await lab.stop();
});

test('half a WebAssembly file, asked for by name: refused in words, and used on the second try', async ({
  lab,
  server,
}) => {
  server.fail(WASM, 'truncated');
  await lab.greet(tiny(), '?engine=wasm');
  await lab.run();
  await expect(lab.failure).toContainText(WASM_REFUSED);
  await expect(lab.failure).toContainText('Check the connection, then try again');
  server.mend();
  await lab.failure.getByRole('button', { name: commonTexts.retry }).click();
  await lab.waitForFinished();
  await expect(lab.engine).toHaveText(`${commonTexts.engines.wasm} · WASM SIMD`);
});
