/** After one visit the lab needs no server, and a newer version breaks no tab that is open. */
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts } from '../src/page/offline/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { FaultServer } from './faultServer.ts';
import { expect, NOT_LOADED, test } from './faultyTest.ts';
import { nextVersion } from './nextVersion.ts';
import { LabPage } from './pages/labPage.ts';
import { StudiesScreen } from './pages/studiesScreen.ts';

const MINUTE = 60_000;

test.use({ serviceWorkers: 'allow' });

test('offline after one visit: what was missing is named and asked for again, then everything opens and runs', async ({
  lab,
  page,
  server,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED, /ERR_CONNECTION_REFUSED/);
  server.fail(/^recorded\/studies\/temperature\.cifar-10/, 'truncated');
  await lab.open(tiny());
  const line = page.getByRole('region', { name: texts.label });
  await expect(line).toContainText(texts.missing.recorded, { timeout: MINUTE });
  server.mend();
  await line.getByRole('button', { name: commonTexts.retry }).click();
  await expect(line).toContainText(/\(\d+\.\d MB\)/, { timeout: MINUTE });
  await page.close();
  await server.close();

  const opened = await page.context().newPage();
  const offline = new LabPage(opened);
  await offline.open(tiny({ seed: 3 }), '?lang=en&from=anywhere');
  await offline.runToEnd();
  expect((await offline.figures()).value).toBeGreaterThan(0);
  const studies = new StudiesScreen(opened);
  await opened.goto('./?studies');
  await expect(studies.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(opened.getByRole('alert')).toHaveCount(0);
});

test('an update waits for the run, and the tab beside it keeps its own files', async ({
  lab,
  page,
  server,
}) => {
  const line = page.getByRole('region', { name: texts.label });
  await lab.open(tiny({ 'target.epochs': 40 }));
  await expect(line).toContainText(texts.kept.slice(-40), { timeout: MINUTE });
  const beside = await page.context().newPage();
  // It fetches nothing ahead: what it opens later it has to ask for then.
  await beside.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const other = new LabPage(beside);
  await other.open(tiny());

  const release = await brake(page);
  await lab.run();
  await lab.waitForProgress('target', 0.1);
  const next = nextVersion(FaultServer.built, 'ShareDialog');
  server.deploy(next.folder);
  const isWaiting = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const { installing, waiting } = await registration.update();
    if (installing)
      await new Promise<void>((resolve) =>
        installing.addEventListener('statechange', () => {
          if (installing.state !== 'installing') resolve();
        }),
      );
    return (waiting ?? registration.waiting) !== null;
  });
  expect(isWaiting).toBe(true);
  await expect(page.getByText(texts.newer.title)).toHaveCount(0);
  await release();
  await lab.waitForFinished();
  await expect(page.getByText(texts.newer.title)).toBeVisible();

  await page.getByRole('button', { name: texts.newer.reload }).click();
  await page.waitForEvent('domcontentloaded');
  expect(await page.content()).not.toContain(next.before);
  const dialog = await other.openShare();
  await expect(dialog).toContainText(shareTexts.title);
  await beside.close();
  // The next page that is opened finds nobody of the version before.
  await lab.open(tiny(), '?from=anywhere');
  const versions = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('clmia http')).length);
  await expect.poll(versions).toBe(1);
  next.remove();
});
