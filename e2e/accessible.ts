/** axe over the page as it stands, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of these, the ones that look at colours: all that the dark changes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** It looks at every element of the page, which takes time of its own: not what the test has for what it does. */
const AXE_MS = 60_000;

/** A colour in the middle of its change is nobody's fault. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    // The change of colours itself begins with the next frame that is drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** @param state of the page, in words */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const info = test.info();
  info.setTimeout(info.timeout + AXE_MS);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    // In one pass and in the page itself, as no frame here is of another origin: by its parts, which are handed to a page of
    // their own, it takes two to three times as long. What is right comes back as one node a rule: there is much of it.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    const rules = colorScheme === 'light' ? axe.withTags(EVERY_RULE) : axe.withRules(COLOUR_RULES);
    const { violations } = await rules.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}
