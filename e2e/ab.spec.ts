/** A | B: two experiments side by side, run, turned to, sent, kept and left. */
import { texts } from '../src/page/compare/sides/texts.ts';
import { texts as compareTexts } from '../src/page/compare/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { type Settings, TINY, tiny } from './experiments.ts';
import { lonelySigns } from './lonely.ts';
import { LabPage } from './pages/labPage.ts';
import { SidesPart } from './pages/sidesPart.ts';
import { expect, test } from './test.ts';

const words = texts.between;

const sideOf = (settings: Settings = {}) =>
  Object.entries({ ...TINY, ...settings })
    .map(([path, value]) => `${path}:${value}`)
    .join(';');

const HIGH = { 'shadow.dropoutRate': 0.5 } as const;

/** Low and high dropout, the page at the low one. */
const linked = (settings: Settings = {}) => tiny({ ab: `${sideOf()}/${sideOf(HIGH)}`, ...settings });

test('a run and a changed copy of it stand side by side with their paired difference, over a reload', async ({
  lab,
  page,
}) => {
  const sides = new SidesPart(page);
  await lab.greet(tiny());
  await lab.runToEnd();
  await sides.entry.scrollIntoViewIfNeeded();
  await sides.open.focus();
  await page.keyboard.press('Enter');
  await expect(sides.part.getByRole('heading', { name: texts.title })).toBeFocused();
  await expect(sides.choose('b')).toHaveAttribute('aria-pressed', 'true');
  await expect(sides.part.getByText(words.sameSettings)).toBeVisible();
  await expect(sides.row(compareTexts.figures.clmia)).toContainText(compareTexts.figures.same);

  await lab.nudge('dropout', 1, 'PageUp');
  await expect(sides.row(compareTexts.figures.clmia)).toContainText(/(within|beyond) the noise/, {
    timeout: 60_000,
  });
  await expect(sides.part.getByText(/paired, on the same examples: (within|beyond) the noise/)).toBeVisible();
  await expect(sides.row('dropout rate p').getByRole('cell').first()).toHaveText('0.1');
  const [figureA, figureB] = [sides.figure('a'), sides.figure('b')];
  const said = [await figureA.textContent(), await figureB.textContent()];
  for (const side of ['a', 'b'] as const) {
    await expect(sides.ranking(side).getByRole('button', { name: 'loss', exact: true })).toBeAttached();
    await expect(sides.map(side)).toBeAttached();
  }
  await expectAccessible(page, 'A | B');

  // Turned to, a side is the page's without being run again.
  const high = await lab.valueText('dropout');
  await sides.choose('a').press('Enter');
  await expect(sides.choose('a')).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.slider('dropout')).toHaveAttribute('aria-valuetext', /^0\.10/);
  await expect(lab.runButton).toBeVisible();
  await expect(sides.choose('a')).toBeFocused();

  await expect.poll(() => page.url()).toContain('&ab=');
  await expect.poll(() => keptRuns(page)).toBe(2);
  await page.reload();
  await expect(figureA).toHaveText(said[0]!);
  await expect(figureB).toHaveText(said[1]!);
  await expect(sides.map('b')).toBeAttached();

  await sides.choose('b').click();
  expect(await lab.valueText('dropout')).toBe(high);
  await page.keyboard.press('Escape');
  await expect(sides.part).toHaveCount(0);
  await expect(lab.embedding).toBeVisible();
  await expect(page.locator(':focus')).toBeVisible();
  await expect.poll(() => page.url()).not.toContain('&ab=');

  // And back, by way of Compare, where the focus is again once it is left.
  await sides.entry.scrollIntoViewIfNeeded();
  await sides.again.press('Enter');
  await expect(sides.figure('b')).toHaveText(said[1]!);
  await sides.leave.press('Enter');
  await expect(sides.part).toHaveCount(0);
  await expect(sides.entry.getByRole('button').and(page.locator(':focus'))).toBeVisible();
});

/** What is written while a page goes is lost. */
function keptRuns(page: import('@playwright/test').Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('clmia-sides');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const all = opening.result.transaction('pins').objectStore('pins').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter((one: object) => 'report' in one).length);
          };
        };
      }),
  );
}

test('a link opens on both, runs them one after the other, and is sent on, on a phone', async ({
  lab,
  page,
  context,
}) => {
  const sides = new SidesPart(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(linked());
  await expect(sides.bench('a').getByText(texts.state.notRun)).toBeVisible();
  await expect(sides.bench('b').getByText(texts.state.notRun)).toBeVisible();
  await sides.runBoth.click();
  await expect(sides.figure('a')).toBeVisible({ timeout: 60_000 });
  await expect(sides.figure('b')).toBeVisible({ timeout: 60_000 });
  await expect(sides.choose('a')).toHaveAttribute('aria-pressed', 'true');
  await expect(sides.row(compareTexts.figures.auc)).toContainText(
    /(within|beyond) the noise|the same scores/,
  );
  const [a, b] = [await sides.bench('a').boundingBox(), await sides.bench('b').boundingBox()];
  expect(b!.y, 'one above the other').toBeGreaterThan(a!.y + a!.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, 'A | B that was run, on a phone');
  for (const width of [390, 1200]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => lonelySigns(sides.table.locator('th, td')), `${width} px`).toEqual([]);
  }

  const share = await lab.openShare();
  const receiver = new LabPage(await context.newPage());
  await receiver.open(new URL(await lab.sharedLink(share)).hash);
  const received = new SidesPart(receiver.page);
  await expect(received.choose('b')).toContainText('p 0.5');
});

test('no sign or symbol of the table stands alone in a line', async ({ page, watch: _ }) => {
  const others = { ...HIGH, 'contrastive.temperature': 0.5, 'head.labelFraction': 0.5 };
  for (const lang of ['en', 'zh-Hans']) {
    await page.goto(`./?lang=${lang}${tiny({ ab: `${sideOf()}/${sideOf(others)}` })}`);
    await expect(page.locator('html:not([data-waiting])')).toBeAttached();
    const cells = page.locator('[data-sides="a b"] table').last().locator('th, td');
    for (const width of [320, 390, 480, 600, 800, 1200]) {
      await page.setViewportSize({ width, height: 844 });
      await expect(cells.first()).toBeVisible();
      expect(await lonelySigns(cells), `${lang}, ${width} px`).toEqual([]);
    }
  }
});

test('a side says that its run was stopped, and is run again; the other keeps what it has', async ({
  lab,
  page,
}) => {
  const sides = new SidesPart(page);
  const release = await brake(page);
  await lab.open(linked());
  await expect(sides.choose('b')).toBeVisible();
  await lab.run();
  await expect(sides.bench('a').getByText(texts.state.training)).toBeVisible();
  await sides.choose('b').click();
  await expect(sides.bench('a').getByText(texts.state.stopped)).toBeVisible();
  await expect(sides.bench('b').getByText(texts.state.notRun)).toBeVisible();
  await release();
  await sides.runBoth.click();
  await expect(sides.figure('a')).toBeVisible({ timeout: 60_000 });
  await expect(sides.figure('b')).toBeVisible({ timeout: 60_000 });
});

test('sides of other seeds are told apart unpaired; data that are not here are named; what cannot be read is told', async ({
  lab,
  page,
}) => {
  const sides = new SidesPart(page);
  await lab.open(tiny({ ab: `${sideOf()}/${sideOf({ seed: 9 })}` }));
  await sides.runBoth.click();
  await expect(sides.part.getByText(/unpaired, on other examples/)).toBeVisible({ timeout: 60_000 });

  await lab.open(tiny({ ab: `${sideOf()}/dataset.name:cifar-10` }));
  await page.reload();
  await expect(sides.bench('b')).toContainText('“CIFAR-10” is not loaded here.');
  await expect(sides.bench('b').getByRole('button', { name: compareTexts.load })).toBeVisible();
  await expect(sides.figure('a'), 'what was run is kept').toBeVisible();

  await lab.open(tiny({ ab: `${sideOf()}/target.width:99` }));
  await page.reload();
  await expect(page.getByText(/that this link sets side by side could not be read/)).toContainText(
    'target.width: 99 is refused',
  );
  await expect(sides.part).toHaveCount(0);
  await expect(lab.result).toBeVisible();
});
