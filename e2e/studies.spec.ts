/** The studies' page computes a study in the visitor's own browser. */
import { readFile } from 'node:fs/promises';
import { LAB_VERSION } from '../src/lab/pipeline/stageKey.ts';
import { studyOf } from '../src/lab/studies/catalogue.ts';
import type { StudyPoint } from '../src/lab/studies/point.ts';
import type { RecordedIndex } from '../src/lab/studies/recordedIndex.ts';
import { verdictText } from '../src/lab/studies/verdictText.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts } from '../src/page/studies/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { cifarArchive, testFile } from './dataFiles.ts';
import { tiny } from './experiments.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { LabPage } from './pages/labPage.ts';
import { StudiesScreen, type StudyAsked } from './pages/studiesScreen.ts';
import { expect, test } from './test.ts';

const MINUTE = 60_000;
const TAU = 'contrastive.temperature';
const SMALL: StudyAsked = { vary: [`${TAU}:0.05/0.2/1`], seeds: '1,2' };

test('a study runs to its end with the figures of the bench, and is taken away whole', async ({ page }) => {
  const studies = new StudiesScreen(page);
  await studies.open(SMALL);
  await studies.costTold();
  await expect(studies.cost).toContainText(texts.points(6, [3], 2));
  await expect(studies.cost).toContainText(texts.targets(2, 6));
  await expectAccessible(page, 'before');
  await studies.runButton.click();
  await expect(studies.finished(6, 6)).toBeVisible({ timeout: 2 * MINUTE });
  await expect(studies.far(texts.status.finished)).toBeVisible();
  await studies.openTable();
  expect((await studies.rows()).map(([name, seeds]) => [name, seeds])).toEqual([
    ['Temperature 0.05', '2/2'],
    ['Temperature 0.2', '2/2'],
    ['Temperature 1', '2/2'],
  ]);
  await expect(page.getByText(/No intervals|without intervals/)).toBeVisible();
  await expectAccessible(page, 'finished');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: texts.json, exact: true }).click(),
  ]);
  const { points } = JSON.parse(await readFile(await download.path(), 'utf8')) as { points: StudyPoint[] };
  const point = points.find(
    ({ experiment }) => experiment.seed === 2 && experiment.contrastive.temperature === 1,
  )!;
  const loss = point.attacks.find(({ name }) => name === 'loss')!;
  const lab = new LabPage(page);
  await lab.greet(tiny({ [TAU]: 1, seed: 2 }), '?engine=wasm');
  await lab.runToEnd();
  await expect(lab.ranking()).toContainText((100 * loss.balancedAccuracy.value).toFixed(1));
});

test('pausing holds it, a reload in its midst loses only what is under way, and one more seed runs what is new', async ({
  page,
}) => {
  const studies = new StudiesScreen(page);
  await studies.open(SMALL);
  await studies.costTold();
  const loosen = await brake(page);
  await studies.runButton.click();
  await expect(studies.far(texts.status.running)).toBeVisible();
  await studies.pauseButton.click();
  await expect(studies.far(texts.status.paused)).toBeVisible();
  await studies.goOnButton.click();
  await expect(studies.far(/[1-5] of 6 points finished/)).toBeVisible({ timeout: 2 * MINUTE });
  await studies.pauseButton.click();
  const told = await studies.far(/of 6 points finished/).innerText();
  const done = Number(/(\d) of 6/.exec(told)![1]);
  await loosen();
  await page.reload();
  await studies.costTold();
  // One may have been in its last batch.
  const kept = Number(/(\d) finished before/.exec(await studies.cost.innerText())![1]);
  expect(kept).toBeGreaterThanOrEqual(done);
  expect(kept).toBeLessThan(6);
  await expect(studies.finished(kept, 6)).toBeVisible();
  await studies.runButton.click();
  await expect(studies.finished(6, 6)).toBeVisible({ timeout: 2 * MINUTE });

  await studies.field(texts.seeds).fill('3');
  await studies.field(texts.seeds).press('Enter');
  await expect(studies.cost).toContainText(texts.points(9, [3], 3));
  await studies.costTold();
  await expect(studies.cost).toContainText(texts.kept(6));
  await expect(studies.cost).toContainText(texts.targets(1, 3));
  await expect(page).toHaveURL(/seeds=1,2,3/);
  await studies.runButton.click();
  await studies.stopButton.click();
  await expect(studies.far(/Stopped|Finished/)).toBeVisible();
});

test('what is refused is named at its field, and of a link the rest is shown', async ({ page }) => {
  const studies = new StudiesScreen(page);
  await studies.open({
    vary: [`${TAU}:0.05/0.2`, 'target.epoks:1/2'],
    seeds: '1',
    settings: { 'target.width': 99 },
  });
  await expect(page.getByText('target.epoks')).toBeVisible();
  await expect(page.getByText(/target\.width: 99 is refused/)).toBeVisible();
  await expect(studies.status).toContainText(texts.points(2, [2], 1));

  const values = studies.field(texts.valuesOf('Temperature'));
  for (const [typed, named] of [
    ['0.05, 7', '7 is refused'],
    ['0.05, 0.05', '0.05 twice is refused'],
    ['', 'Nothing is refused'],
    ['zero', 'zero is refused'],
  ] as const) {
    await values.fill(typed);
    await expect(page.getByRole('alert').filter({ hasText: named })).toBeVisible();
    await expect(values).toHaveAttribute('aria-invalid', 'true');
    await expect(studies.runButton).toBeDisabled();
  }
  await values.fill('0.05, 0.2, 0.5');
  await expect(studies.runButton).toBeEnabled();
  await expect(studies.status).toContainText(texts.points(3, [3], 1));

  // One point's data set is too small: it alone fails, and by name.
  await studies.open({ vary: ['dataset.membersPerModel:60/15000'], seeds: '1' });
  await studies.costTold();
  await expect(studies.status.getByText(/15,000, seed 1: .*different examples/)).toBeVisible();
  await studies.runButton.click();
  await expect(studies.finished(1, 2)).toBeVisible({ timeout: MINUTE });
  await expect(studies.far(texts.failedCount(1))).toBeVisible();
});

test('keys alone draw a guess, read every value off and open it on the bench; a phone shows it all', async ({
  page,
  context,
}) => {
  const studies = new StudiesScreen(page);
  await studies.open({ vary: [`${TAU}:0.05/1`], seeds: '1' });
  await studies.costTold();
  await studies.guessButton.press('Enter');
  await studies.chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(studies.chart).toHaveAttribute('aria-valuetext', 'Temperature 0.05: guessed 52.0 %');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(studies.chart).toHaveAttribute('aria-valuetext', 'Temperature 1: guessed 49.0 %');
  await studies.guessDone.press('Enter');
  await studies.runButton.press('Enter');
  await expect(studies.finished(2, 2)).toBeVisible({ timeout: MINUTE });
  await expect(page.getByText(/Your guess and the result are \d+\.\d pp apart/)).toBeVisible();
  await studies.chart.focus();
  await page.keyboard.press('End');
  await expect(studies.chart).toHaveAttribute(
    'aria-valuetext',
    /Temperature 1: CLMIA \d+\.\d %, 1 of 1 seed/,
  );
  await expect(page.getByText(/Temperature 1: CLMIA/)).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Enter');
  const bench = new LabPage(await opened);
  await expect(bench.page).toHaveURL(/contrastive\.temperature=1/);
  await expect(bench.headline).toBeVisible({ timeout: MINUTE });
  await bench.page.close();

  await page.setViewportSize({ width: 390, height: 844 });
  await studies.open({ vary: [`${TAU}:0.05/1`, 'shadow.dropoutRate:0/0.5'], seeds: '1' });
  await studies.costTold();
  await expect(studies.map).toHaveAttribute('aria-valuetext', /Temperature 0.05, Dropout rate 0.5/);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBe(0);
  await expectAccessible(page, 'a map on a phone');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways()).toBe(0);
});

test('three settings lie on parallel axes: keys brush them, and a click opens a line on the bench', async ({
  page,
  context,
}) => {
  const studies = new StudiesScreen(page);
  await studies.open({
    vary: [`${TAU}:0.05/1`, 'features:posterior/sorted', 'head.steps:10/30'],
    seeds: '1',
  });
  await studies.costTold();
  await expect(studies.cost).toContainText(texts.points(8, [2, 2, 2], 1));
  await studies.runButton.click();
  await expect(studies.finished(8, 8)).toBeVisible({ timeout: MINUTE });
  await expect(studies.keptLines).toHaveCount(8);
  await studies.openTable();
  const left = page.getByRole('row').and(page.locator('[data-kept=false]'));

  const [from] = studies.brush('Temperature τ');
  await from.press('ArrowUp');
  await expect(from).toHaveAttribute('aria-valuetext', '1');
  await expect(studies.keptLines).toHaveCount(4);
  await expect(page.getByText(texts.keptOf(4, 8))).toBeVisible();
  await expect(left).toHaveCount(4);
  await expectAccessible(page, 'brushed');
  await from.press('Escape');
  await expect(studies.keptLines).toHaveCount(8);
  await expect(left).toHaveCount(0);

  // One line is left: where the pointer finds it, it is no other.
  await from.press('End');
  await studies.brush('Features')[1].press('Home');
  await studies.brush('Head steps')[0].press('End');
  await expect(studies.keptLines).toHaveCount(1);
  await studies.chart.focus();
  await page.keyboard.press('Home');
  await expect(studies.chart).toHaveAttribute(
    'aria-valuetext',
    /^Temperature 1, Features .*, Head steps 30: /,
  );
  const middle = await studies.keptLines.evaluate((path: SVGPathElement) => {
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    const { left: x0, top: y0 } = path.ownerSVGElement!.getBoundingClientRect();
    return { x: x0 + x, y: y0 + y };
  });
  const opened = context.waitForEvent('page');
  await page.mouse.click(middle.x, middle.y);
  const bench = await opened;
  await expect(bench).toHaveURL(/contrastive\.temperature=1&/);
  await expect(bench).toHaveURL(/features=posterior/);
  await bench.close();

  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await expect(studies.keptLines).toHaveCount(1);
});

test('the lab leads to a study of its own experiment, and back', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.greet(tiny({ seed: 5 }));
  await page.getByRole('link', { name: shellTexts.footer.studies }).click();
  const studies = new StudiesScreen(page);
  await expect(studies.runButton).toBeVisible();
  await expect(page.getByText('Pictures per set 60', { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/seeds=5,6,7,8,9/);
  await page.getByRole('link', { name: texts.back }).click();
  await expect(lab.runButton).toBeVisible();
  await expect(page).toHaveURL(/dataset\.membersPerModel=60/);
  await expect(page).toHaveURL(/seed=5/);
});

test('a claim shows what was recorded in the figures of any study, and is run here beside it', async ({
  page,
}) => {
  const studies = new StudiesScreen(page);
  await page.goto('?studies&engine=wasm');
  const { claims } = texts;
  await expect(studies.gallery.getByText(/recorded 20/).first()).toBeVisible();
  await expectAccessible(page, 'the gallery');
  const link = studies.partLink('Temperature', 'Fashion-MNIST');
  await link.press('Enter');
  await expect(page).toHaveURL(/#study=1&open=temperature&part=fashion-mnist$/);
  const claim = studies.claim('Temperature');
  await expect(claim).toBeFocused();
  const { parts } = JSON.parse(await readFile('public/recorded/studies/index.json', 'utf8')) as RecordedIndex;
  const { verdict, meta } = parts.find(
    ({ study, part }) => study === 'temperature' && part === 'fashion-mnist',
  )!;
  const { figure, margin } = studyOf('temperature');
  const recorded = claim.getByRole('region', { name: claims.recorded });
  await expect(recorded).toContainText(verdictText(verdict, figure, margin));
  await expect(recorded).toContainText(meta.machine);
  await studies.openTable();
  const seeds = async () => (await studies.rows()).map(([, told]) => told);
  await expect.poll(seeds).toEqual(Array(6).fill('5/5'));
  await expectAccessible(page, 'a recorded study');

  await studies.costTold();
  await expect(studies.cost).toContainText(texts.points(30, [6], 5));
  await expect(studies.shown(claims.recorded)).toBeChecked();
  // What it takes is measured by a training worker, too: only then are they slowed down.
  await brake(page);
  await claim.getByRole('button', { name: claims.run }).click();
  await expect(studies.far(texts.status.running)).toBeVisible();
  await expect(studies.shown(claims.here)).toBeChecked();
  expect(await seeds()).toEqual(Array(6).fill('0/5'));
  await expect(recorded).toContainText(verdictText(verdict, figure, margin));
  await expect(studies.partLink('Dropout rate', 'Fashion-MNIST')).toHaveAttribute('aria-disabled', 'true');
  await studies.stopButton.click();
  await expect(studies.far(texts.status.stopped)).toBeVisible();
});

test('a recorded study that is torn, and a part that is not recorded and has no data here, say what can be done', async ({
  page,
}) => {
  const studies = new StudiesScreen(page);
  const { claims } = texts;
  await page.route('**/temperature.fashion-mnist.json', (route) => route.fulfill({ body: '{"version":1,' }));
  await page.goto('?studies&engine=wasm#study=1&open=temperature&part=nothing');
  await expect(page.getByText('part: nothing is refused; allowed: fashion-mnist, cifar-10')).toBeVisible();
  const claim = studies.claim('Temperature');
  await expect(claim.getByRole('alert')).toContainText(/damaged or came only in part/);
  await expect(studies.runButton).toBeEnabled();
  await expect(studies.shown(claims.recorded)).toHaveCount(0);
  await page.unrouteAll();
  await claim.getByRole('button', { name: commonTexts.retry }).click();
  await expect(studies.shown(claims.recorded)).toBeChecked();

  const none = { version: 1, labVersion: LAB_VERSION, parts: [] };
  await page.route('**/studies/index.json', (route) => route.fulfill({ json: none }));
  await page.goto('?studies&engine=wasm&again#study=1&open=data-and-architecture&part=stl-10');
  const other = studies.claim('Data set and architecture');
  await expect(other).toContainText('study data-and-architecture --part stl-10 --data FOLDER');
  await expect(other.getByRole('row', { name: /ResNet-18 on all of STL-10/ })).toContainText('64.9 %');
  await expect(studies.status.getByText(texts.lacksData)).toBeVisible();
  await expect(studies.runButton).toBeDisabled();
  await expect(page.getByRole('link', { name: texts.loadData })).toHaveAttribute(
    'href',
    /dataset\.name=stl-10/,
  );
});

test('a study whose data are brought in another tab can run once its own tab is looked at again', async ({
  lab,
  page,
  context,
}) => {
  const tab = await context.newPage();
  const studies = new StudiesScreen(tab);
  await studies.open({ ...SMALL, settings: { 'dataset.name': 'cifar-10' } });
  await expect(studies.status.getByText(texts.lacksData)).toBeVisible();
  await lab.greet(tiny());
  const data = new DataDialog(page);
  await data.drop(testFile('cifar-10-binary.tar.gz', cifarArchive(50)));
  await data.load();
  // Pages of a browser without a screen are never hidden.
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await studies.costTold();
  await expect(studies.runButton).toBeEnabled();
});
