/** Nothing on the bench moves while a run streams, or when its result comes from memory. */
import type { Page } from '@playwright/test';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

/** What is gathered in the page: parts that moved up or down, with the way that they went. */
async function watchStillness(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    // What is told under the bench grows with what there is to tell.
    const below = document.querySelector('main')!.lastElementChild!;
    const parts = () =>
      [
        ...document.querySelectorAll('header button, main section, main dl, main figure, main p, main table'),
      ].filter((part) => !below.contains(part));
    // What is not laid out, such as a closed menu, has no place: the page may be scrolled.
    const isLaidOut = (element: Element) => element.getClientRects().length > 0;
    const placeOf = (element: Element) => Math.round(element.getBoundingClientRect().top + scrollY);
    const places = new Map<Element, number>();
    const moved = new Set<string>();
    const look = () => {
      for (const part of parts().filter(isLaidOut)) {
        const now = placeOf(part);
        const before = places.get(part);
        if (before !== undefined && Math.abs(now - before) > 2) {
          const name = part.getAttribute('aria-label') ?? (part.textContent ?? '').slice(0, 40);
          moved.add(`${part.tagName} ${name}: ${before} to ${now}`);
        }
        places.set(part, now);
      }
      frame = requestAnimationFrame(look);
    };
    let frame = requestAnimationFrame(look);
    Object.assign(window, {
      endWatch: () => {
        cancelAnimationFrame(frame);
        return [...moved];
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { endWatch: () => string[] }).endWatch());
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 800, height: 600 },
  { width: 390, height: 844 },
]) {
  // The widest and the narrowest find what the others do, nearly always.
  const tag = viewport.width === 1440 || viewport.width === 390 ? [] : '@slow';
  test(`a rerun, one from memory and one with another seed move nothing at ${viewport.width} px`, {
    tag,
  }, async ({ lab, page }) => {
    await page.setViewportSize(viewport);
    // As many as by default: longer words than those of few.
    await lab.open(tiny({ 'dataset.membersPerModel': 400, 'target.epochs': 1 }));
    await lab.runToEnd();
    const end = await watchStillness(page);
    await lab.nudge('tau');
    await lab.waitForStage('data', 'remembered');
    await lab.waitForFinished();
    await lab.runToEnd();
    await page.getByRole('button', { name: shellTexts.controls.newSeed }).click();
    await lab.waitForStage('target', 'done');
    await lab.waitForFinished();
    expect(await end()).toEqual([]);
  });
}
