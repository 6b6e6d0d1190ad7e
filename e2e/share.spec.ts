/** What leaves the page: links that others open, and files that agree with what is shown. */

import { readFile } from 'node:fs/promises';
import type { Download, Locator } from '@playwright/test';
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import type { RunResult } from '../src/lab/pipeline/runResult.ts';
import { texts as senderTexts } from '../src/page/bench/result/senderTexts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { tiny } from './experiments.ts';
import { LabPage } from './pages/labPage.ts';
import { ShareDialog } from './pages/shareDialog.ts';
import { expect, test } from './test.ts';

test('a shared link opens the same experiment elsewhere, where the result of its sender is confirmed', async ({
  lab,
  browser,
  baseURL,
}) => {
  await lab.greet(tiny({ 'contrastive.temperature': 0.1, seed: 11 }));
  await lab.nudge('dropout', 2);
  await lab.waitForFinished();
  const { value } = await lab.figures();
  const share = await lab.openShare();
  const link = await lab.sharedLink(share);
  expect(link).toContain('#v=1&');
  expect(link).toContain('contrastive.temperature=0.1');
  expect(link).toContain(`result=${value.toFixed(1)}-`);

  // Of another person: nothing of it has been computed in that browser.
  const elsewhere = await browser.newContext({ baseURL: baseURL! });
  const received = await elsewhere.newPage();
  const receiver = new LabPage(received);
  await received.goto(link);
  await expect(receiver.noResult).toBeVisible();
  for (const knob of ['tau', 'dropout', 'fraction'] as const) {
    await expect.poll(() => receiver.valueText(knob)).toBe(await lab.valueText(knob));
  }
  await expect(received.getByRole('button', { name: shellTexts.controls.seed(11) })).toBeVisible();
  await expect(receiver.result).toContainText(`The sender got ${value.toFixed(1)} %`);
  const again = await receiver.sharedLink(await receiver.openShare());
  expect(again).toBe(link.replace(/&(result|by)=[^&]*/g, ''));
  await received.keyboard.press('Escape');

  await receiver.runToEnd();
  await expect(receiver.result).toContainText(/you got \d+\.\d %/);
  await expect(receiver.result).toContainText(senderTexts.confirmed.anew);
  expect((await receiver.figures()).value).toBe(value);

  // As an earlier page wrote it, or somebody by hand.
  await received.goto(`${link.replace(/&(result|by)=[^&]*/g, '')}&result=99.9-99.8-100`);
  await expect(receiver.result).toContainText('The sender got 99.9 %');
  await expect(receiver.result).toContainText('does not say which engine');
  await elsewhere.close();
});

/** Never to be changed: it stands in papers, courses and chats. */
const FIRST_VERSION =
  '#v=1&dataset.membersPerModel=60&dataset.labelNoise=0.2&target.epochs=3&shadow.dropoutRate=0.3&views.count=2&contrastive.temperature=0.1&contrastive.epochs=3&contrastive.batchSize=64&head.labelFraction.members=0.2&head.labelFraction.nonMembers=0.2&head.steps=30&attacks=clmia,loss&seed=11&result=63.1-58.9-67.2&pins=contrastive.temperature:0.2;seed:3/default';

test('a link of the first version opens as it always did, and a room scans it', async ({ lab, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await lab.greet(FIRST_VERSION);
  expect(await lab.valueText('tau')).toContain('0.1');
  expect(await lab.valueText('dropout')).toContain('0.3');
  await expect(lab.result).toContainText('The sender got 63.1 %');
  await expect(lab.problems).toHaveCount(0);

  const share = new ShareDialog(page, await lab.openShare());
  const link = await lab.sharedLink(share.dialog);
  expect(link).toContain(FIRST_VERSION.replace(/&result.*/, ''));
  await share.scan();
  await expect(share.picture).toBeVisible();
  expect(await share.scanned()).toBe(link);
  const { height } = (await share.picture.boundingBox())!;
  expect(height, 'as large as the screen allows').toBeGreaterThan(750);
  await expectAccessible(page, 'a code for the room');
  await page.keyboard.press('Escape');
  await expect(share.picture).toBeHidden();
  await expect(share.dialog).toBeVisible();
});

test('a frame is built, shown live and trains nothing by itself', async ({ lab, page, watch }) => {
  await lab.greet(tiny({ seed: 5 }));
  const share = new ShareDialog(page, await lab.openShare());
  await share.buildFrame();
  await share.sizeFrame('width', 640);
  await share.sizeFrame('height', 480);
  await share.dialog.getByRole('switch', { name: shareTexts.frame.hide }).check();
  await share.dialog.getByRole('switch', { name: shareTexts.frame.lazy }).uncheck();
  const code = await share.code.inputValue();
  expect(code).toContain('width="640" height="480" style=');
  expect(code).toContain('&amp;hide=controls&amp;embed=1"');

  const shown = share.frame;
  await expect(shown.getByRole('heading', { name: resultTexts.none })).toBeVisible();
  await expect(shown.getByRole('button', { name: shellTexts.controls.run, exact: true })).toBeVisible();
  await expect(shown.getByRole('slider', { name: KNOB_TEXTS.contrastive.temperature.label })).toHaveCount(0);
  await expectAccessible(page, 'a frame being built');
  await page.setViewportSize({ width: 320, height: 640 });
  const { scrollWidth, clientWidth } = await share.dialog.evaluate((dialog) => dialog);
  expect(scrollWidth, 'nothing sticks out').toBe(clientWidth);

  // Pasted into a page of another kind, whose sandbox lets it keep nothing.
  await page.goto('about:blank');
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
  watch.expectErrors(/from origin 'null'/, /net::ERR_FAILED/);
  await page.route('**/hostile.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: code.replace('<iframe ', '<iframe sandbox="allow-scripts" '),
    }),
  );
  await page.goto('./hostile.html');
  const framed = page.frameLocator('iframe');
  await expect(framed.getByRole('heading', { name: resultTexts.none })).toBeVisible();
  await framed.getByRole('button', { name: shellTexts.controls.run, exact: true }).click();
  await expect(framed.getByRole('main').getByRole('alert')).toContainText('allow-same-origin');
  // What the page still fetches ahead has nobody to answer it.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a link can leave out the result, the controls and the header', async ({ lab, page }) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const share = await lab.openShare();
  await share.getByRole('switch', { name: shareTexts.result }).uncheck();
  await share.getByRole('switch', { name: shareTexts.hide }).check();
  const link = await lab.sharedLink(share);
  expect(link).not.toMatch(/result=|by=/);
  expect(link).toContain('hide=controls');

  await page.goto('about:blank');
  await page.goto(`${link}&embed=1`);
  await expect(lab.noResult).toBeVisible();
  // The page has its name for those who listen alone.
  const heading = page.getByRole('heading', { name: shellTexts.title('picture') });
  expect((await heading.boundingBox())!.width).toBeLessThanOrEqual(1);
  await expect(page.getByRole('banner').getByText(commonTexts.name)).toHaveCount(0);
  await expect(page.getByRole('slider', { name: KNOB_TEXTS.contrastive.temperature.label })).toHaveCount(0);
  await expect(page.getByRole('button', { name: shellTexts.controls.settings })).toHaveCount(0);
  await lab.runToEnd();
});

async function saved(dialog: Locator, name: string): Promise<string> {
  const download = dialog.page().waitForEvent('download');
  await dialog.getByRole('button', { name, exact: true }).click();
  return readFile(await (await download).path(), 'utf8');
}

/** The share of member and non-member pairs that a score orders rightly; ties count half. */
function auc(rows: readonly { member: boolean; score: number }[]): number {
  const scores = (wanted: boolean) =>
    rows.filter(({ member }) => member === wanted).map(({ score }) => score);
  const [members, others] = [scores(true), scores(false)];
  const wins = members.flatMap((a) => others.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

test('exports parse and agree with the page', async ({ lab }) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const { value } = await lab.figures();
  const { train, test: unseen } = await lab.targetAccuracies();
  const shownAuc = Number(
    /AUC (\d\.\d+)|(\d\.\d{3})AUC/
      .exec((await lab.result.textContent()) ?? '')
      ?.slice(1)
      .find(Boolean),
  );
  const share = await lab.openShare();

  const report = JSON.parse(await saved(share, shareTexts.json)) as RunResult;
  const clmia = report.attacks.find(({ name }) => name === 'clmia');
  expect((100 * clmia!.balancedAccuracy.value).toFixed(1)).toBe(value.toFixed(1));
  expect(clmia!.auc.value).toBeCloseTo(shownAuc, 3);
  expect(Math.round(100 * report.target.trainAccuracy)).toBe(train);
  expect(Math.round(100 * report.target.testAccuracy)).toBe(unseen);
  expect(report.splits.sets.map(({ size }) => size)).toEqual([60, 60, 60, 60]);

  const [header = '', ...lines] = (await saved(share, shareTexts.csv)).trim().split('\n');
  expect(header).toBe('example,label,member,clmia,loss');
  // 60 members and 60 others, of which six each are known to the attacker and not judged.
  expect(lines).toHaveLength(108);
  const rows = lines.map((line) => line.split(',').map(Number));
  expect(rows.flat().every(Number.isFinite)).toBe(true);
  const scored = rows.map(([, , member, score = Number.NaN]) => ({ member: member === 1, score }));
  expect(auc(scored)).toBeCloseTo(clmia!.auc.value, 6);

  const [curvesHeader, ...points] = (await saved(share, shareTexts.curves)).trim().split('\n');
  expect(curvesHeader).toBe('curve,x,y');
  expect(points.filter((line) => line.startsWith('target/loss,'))).toHaveLength(3);

  const png = await saved(share, shareTexts.embeddingPng);
  expect(png).toContain('PNG');
});

/** All files that a button offers, by name. */
async function savedAll(dialog: Locator, name: string, least: number): Promise<Map<string, string>> {
  const downloads: Download[] = [];
  const take = (download: Download) => downloads.push(download);
  dialog.page().on('download', take);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect.poll(() => downloads.length).toBeGreaterThanOrEqual(least);
  dialog.page().off('download', take);
  return new Map(
    await Promise.all(
      downloads.map(
        async (one) => [one.suggestedFilename(), await readFile(await one.path(), 'utf8')] as const,
      ),
    ),
  );
}

test('pictures say what they show and what it rests on, on white in the dark', async ({ lab, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await lab.greet(tiny({ seed: 12 }));
  await lab.runToEnd();
  await expect.poll(() => page.locator('svg .recharts-curve').count()).toBeGreaterThanOrEqual(4);
  await expect(page.locator('.recharts-wrapper'), 'whole charts that nobody reads off').toHaveCount(0);
  const share = await lab.openShare();
  const charts = await savedAll(share, shareTexts.chartsSvg, 6);
  const embedding = await savedAll(share, shareTexts.embeddingSvg, 1);
  for (const [name, svg] of [...charts, ...embedding]) {
    expect(name, 'lab, plot, experiment, seed and day').toMatch(
      /^clmia-[a-z0-9-]+-fashion-mnist-60-seed-12-\d{4}-\d\d-\d\d(-\d)?\.svg$/,
    );
    expect(svg, name).toMatch(/<title>.+<\/title>/);
    expect(svg, name).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    expect(svg, name).toContain('seed 12');
    expect(svg, name).toContain('WebAssembly');
    expect(svg, name).not.toMatch(/var\(--|rgb\(236, 234, 228\)/);
    const parsed = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null,
      svg,
    );
    expect(parsed, name).toBe(true);
  }
  const named = (part: string) => [...charts].find(([name]) => name.includes(part))?.[1] ?? '';
  for (const words of ['target', 'shadow', 'epoch 1']) expect(named('-loss-')).toContain(words);
  for (const words of ['CLMIA', 'false positives']) expect(named('-roc-log-')).toContain(words);
  expect(named('-ranking-')).toContain('balanced accuracy');
  for (const words of ['>members<', '>non-members<', '>known<']) {
    expect([...embedding.values()].join()).toContain(words);
  }
});
