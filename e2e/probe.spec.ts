import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

test('probe', async ({ lab, page }) => {
  const urls: string[] = [];
  await page.context().route('**/*', async (route) => { urls.push(route.request().url()); await route.continue(); });
  await lab.greet(tiny());
  await lab.runToEnd();
  console.log(urls.join('\n'));
  console.log(await lab.stageStates(), await lab.engine.textContent(), await lab.figures(), await lab.targetAccuracies());
  await page.reload();
  await lab.waitForFinished();
  console.log(await lab.stageStates());
  expect(1).toBe(1);
});
