/** Links, flags and files that are wrong: refused by name, with everything else kept and the page alive. */

import { A_SETTING } from '../src/lab/experiment/experimentText.ts';
import { texts as refusedTexts } from '../src/page/common/refused/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { hashOf, tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const DATA = /\/data\/.*\.bin$/;

interface BadLink {
  readonly title: string;
  readonly hash: string;
  readonly refused: string | RegExp;
}

const BAD_LINKS: readonly BadLink[] = [
  {
    title: 'out of range',
    hash: hashOf({ 'target.epochs': 9999, seed: 9 }),
    refused: refusedTexts.problem('target.epochs', '9999', 'a whole number from 1 to 500'),
  },
  {
    title: 'of the wrong type',
    hash: hashOf({ 'contrastive.temperature': 'warm', seed: 9 }),
    refused: refusedTexts.problem('contrastive.temperature', 'warm', 'a number from 0.01 to 1'),
  },
  {
    title: 'of an unknown version',
    hash: '#v=77&seed=9',
    refused: refusedTexts.problem('v', '77', '1'),
  },
  {
    title: 'with an unknown name',
    hash: hashOf({ 'target.colour': 'red', seed: 9 }),
    refused: refusedTexts.problem('target.colour', 'red', A_SETTING),
  },
  {
    title: 'with a name that is nearly one',
    hash: hashOf({ 'contrastiv.temperature': 0.2, seed: 9 }),
    refused: `${refusedTexts.problem('contrastiv.temperature', '0.2', A_SETTING)}; did you mean contrastive.temperature?`,
  },
  {
    title: 'with broken percent signs',
    hash: '#v=1&dataset.membersPerModel=%E0%A4%A&%=%&seed=9',
    refused: /dataset\.membersPerModel: %E0%A4%A is refused/,
  },
  {
    title: 'a megabyte long',
    hash: hashOf({ features: 'x'.repeat(2 ** 20), seed: 9 }),
    refused: /features: x{60}… \(1048576 characters\) is refused/,
  },
];

for (const { title, hash, refused } of BAD_LINKS) {
  test(`a link ${title}`, async ({ lab, page }) => {
    await lab.greet(hash);
    await expect(lab.problems).toContainText(refused);
    await expect(lab.problems).toContainText(shellTexts.notices.problemsText);
    await expect(page.getByRole('button', { name: shellTexts.controls.seed(9) })).toBeVisible();
    await lab.nudge('tau');
    await expect(page).toHaveURL(/#v=1&contrastive\.temperature=0\.0\d+&seed=9$/);
    await lab.problems.getByRole('button', { name: commonTexts.dismiss }).click();
    await expect(lab.problems).toHaveCount(0);
  });
}

test('ten refusals of a hundred thousand are told, and go with the next link, which runs where it says so', async ({
  lab,
  page,
}) => {
  const junk = Array.from({ length: 100_000 }, (_, i) => `k${i}=1`).join('&');
  await lab.greet(`#v=1&${junk}`);
  await expect(lab.problems.getByRole('listitem')).toHaveCount(11);
  await expect(lab.problems).toContainText(refusedTexts.further('99,990'));
  const open = (hash: string) =>
    page.evaluate((wanted) => {
      location.hash = wanted;
    }, hash);
  await open(tiny({ seed: 3 }));
  await expect(lab.problems).toHaveCount(0);
  await expect(page.getByRole('button', { name: shellTexts.controls.seed(3) })).toBeVisible();
  await expect(lab.runButton).toBeVisible();
  await open(`${tiny({ seed: 4 })}&run=1`);
  await lab.waitForFinished();
  await expect(page.getByRole('button', { name: shellTexts.controls.seed(4) })).toBeVisible();
  // A finished run is not followed by that of a link that asks for none.
  await open(tiny({ seed: 5 }));
  await expect(page.getByRole('button', { name: shellTexts.controls.seed(5) })).toBeVisible();
  await expect(lab.announced).toHaveCount(0);
  await expect(lab.runButton).toBeVisible();
});

test('what a broken link kept can be run', async ({ lab }) => {
  await lab.greet(`${tiny()}&views.count=1&embed=yes&result=high`);
  await expect(lab.problems.getByRole('listitem')).toHaveCount(3);
  await lab.runToEnd();
  await expect(lab.stageDetail('data')).toContainText('60');
});

test('an engine that does not exist is refused by name', async ({ lab }) => {
  await lab.greet(tiny(), '?engine=nonsense');
  await expect(lab.problems).toContainText(
    refusedTexts.problem('engine', 'nonsense', 'webgpu, wasm-fma, wasm, webgl, cpu'),
  );
  await lab.runToEnd();
  await expect(lab.engine).toContainText(commonTexts.engines.wasm);
});

test('the plain JavaScript engine can be asked for', async ({ lab }) => {
  const smallest = { 'dataset.membersPerModel': 40, 'target.epochs': 1, 'target.width': 0.125 };
  await lab.greet(tiny({ ...smallest, 'contrastive.epochs': 1, 'head.steps': 3 }), '?engine=cpu');
  await lab.runToEnd();
  await expect(lab.engine).toContainText(commonTexts.engines.cpu);
});

test('a missing data file is named and can be tried again', async ({ lab, page, watch }) => {
  watch.expectErrors(/status of 404/);
  await page.route(DATA, (route) => route.fulfill({ status: 404, body: '' }));
  await lab.greet(tiny());
  await lab.run();
  await expect(lab.failure).toContainText(/fashion-mnist-8k\.bin: could not be loaded \(status 404\)/);
  await page.unroute(DATA);
  await lab.failure.getByRole('button', { name: commonTexts.retry }).click();
  await lab.waitForFinished();
});

test('a data file that the network swallows is named', async ({ lab, page, watch }) => {
  watch.expectErrors(/ERR_FAILED/);
  await page.route(DATA, (route) => route.abort());
  await lab.greet(tiny());
  await lab.run();
  await expect(lab.failure).toContainText(
    /fashion-mnist-8k\.bin: could not be loaded \(the server cannot be reached\)/,
  );
  await expect(lab.failure.getByRole('button', { name: commonTexts.retry })).toBeVisible();
});

test('a corrupt data file is named and can be tried again', async ({ lab, page }) => {
  await page.route(DATA, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body.writeUInt8(body.readUInt8(body.length >> 1) ^ 0xff, body.length >> 1);
    await route.fulfill({ response, body });
  });
  await lab.greet(tiny());
  await lab.run();
  await expect(lab.failure).toContainText(/fashion-mnist-8k\.bin: is damaged/);
  await page.unroute(DATA);
  await lab.failure.getByRole('button', { name: commonTexts.retry }).click();
  await lab.waitForFinished();
});

test('training that diverges ends, or says at which step it left the numbers', async ({ lab }) => {
  const wild = {
    'target.learningRate': 1,
    'target.epochs': 30,
    'contrastive.learningRate': 1,
    'contrastive.temperature': 0.01,
    'head.learningRate': 1,
  };
  await lab.greet(tiny(wild));
  await lab.run();
  await expect(lab.announced.or(lab.failure)).toBeAttached({ timeout: 60_000 });
  if ((await lab.failure.count()) > 0) {
    await expect(lab.failure).toContainText(/is not a finite number at step \d+ of \d+/);
  } else {
    await expect(lab.headline).toHaveText(/\d+\.\d %/);
  }
  await lab.page.getByRole('button', { name: shellTexts.controls.reset }).click();
  await lab.run();
  await lab.stop();
  await expect(lab.runButton).toBeEnabled();
});
