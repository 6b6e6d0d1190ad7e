/** axe over the page as it stands, light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOnly, RunOptions } from 'axe-core';
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

interface Color {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): this;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/**
 * Runs in the page. Of a page's few colours axe reads each anew for every element and all that lies behind it, which takes half
 * of its time: what one is has been read once.
 */
function readColoursOnce(): void {
  const { color } = window.axe.commons as unknown as { color: { Color: { prototype: Color } } };
  const { prototype } = color.Color;
  const { parseString } = prototype;
  const known = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>();
  prototype.parseString = function (text) {
    const read = known.get(text);
    if (read) return Object.assign(this, read);
    const { r, g, b, alpha } = parseString.call(this, text);
    known.set(text, { r, g, b, alpha });
    return this;
  };
}

/**
 * In place of a weak map, which axe has for every part of its colours: putting a colour into seven of them takes longer than
 * reckoning with it. Here each holds its own parts.
 */
const OWN = `class Own {
  key = Symbol();
  has(one) { return this.key in one; }
  get(one) { return one[this.key]; }
  set(one, value) { one[this.key] = value; return this; }
  add(one) { return this.set(one, true); }
}`;

/** Only the map of the page's elements stays a weak one. What axe finds is the same, in two thirds of the time. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replace(
  /(?<!"nodeMap",)new Weak(Map|Set)\b/g,
  'new Own',
);

/** axe in the page, once for as long as the page is there. */
async function withAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(`(() => { ${OWN}\n${SOURCE}\n})()`);
  await page.evaluate(readColoursOnce);
}

/** @returns what is wrong, a line for each element */
async function violations(page: Page, runOnly: RunOnly): Promise<string[]> {
  await withAxe(page);
  return page.evaluate(
    // What is right comes back as one node a rule: there is much of it.
    async (options) => {
      const { violations } = await window.axe.run(options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  );
}

/** @param state of the page, in words */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const info = test.info();
  info.setTimeout(info.timeout + AXE_MS);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    const found = await violations(
      page,
      colorScheme === 'light' ? { type: 'tag', values: EVERY_RULE } : { type: 'rule', values: COLOUR_RULES },
    );
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}
