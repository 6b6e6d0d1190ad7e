import { DEFAULT_EXPERIMENT } from '../src/lab/experiment/experiment.ts';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { hashOf } from './experiments.ts';
import { expect, test } from './test.ts';

declare global {
  interface Window {
    /** How often the page says that figures are the recorded run's: in its HTML, and at most in a frame. */
    recordedTags: { html: number; most: number };
  }
}

test('greets with a recorded run, labelled as such, before anything is trained', async ({ lab, page }) => {
  await lab.greet();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shellTexts.title('picture'));
  const knobs = page.getByRole('region', { name: knobsTexts.label });
  await expect(knobs).toContainText(/Recorded \d{4}-\d{2}-\d{2}.*seed \d+.* on .+Press Run/);
  await expect(lab.runButton).toBeEnabled();
  await expect(page.getByRole('contentinfo')).toContainText(commonTexts.private);
  const { value, plusMinus } = await lab.figures();
  expect(value).toBeGreaterThan(50);
  expect(plusMinus).toBeGreaterThan(0);
  await expect(lab.ranking().getByRole('row')).toHaveCount(1 + DEFAULT_EXPERIMENT.attacks.length);
});

test('a recorded picture can be looked at, by a key that is pressed before the points have come', async ({
  lab,
  page,
}) => {
  await lab.greet();
  await lab.embedding.focus();
  await lab.embedding.press('ArrowRight');
  const map = page.getByRole('region', { name: embeddingTexts.title });
  await expect(map.getByRole('img', { name: /Picture of the class/ })).toBeVisible();
  await expect(map.getByRole('list', { name: embeddingTexts.posterior })).toBeAttached();
});

for (const query of ['', '?embed=1']) {
  test(`a link to another experiment never shows the recorded run${query && ', embedded'}, on a slow processor either`, async ({
    lab,
    page,
  }) => {
    await page.addInitScript((word) => {
      const tags = { html: 0, most: 0 };
      window.recordedTags = tags;
      const found = () =>
        Array.from(document.querySelectorAll('main *')).filter(
          (element) => !element.firstElementChild && element.textContent === word,
        );
      document.addEventListener('DOMContentLoaded', () => {
        tags.html = found().length;
      });
      const look = () => {
        const visible = found().filter((element) => element.checkVisibility({ visibilityProperty: true }));
        tags.most = Math.max(tags.most, visible.length);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, commonTexts.belonging.recorded.word);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await lab.greet(hashOf({ seed: 8 }), query);
    await expect(lab.noResult).toBeVisible();
    const { html, most } = await page.evaluate(() => window.recordedTags);
    expect(html).toBeGreaterThan(3);
    expect(most).toBe(0);
  });
}
