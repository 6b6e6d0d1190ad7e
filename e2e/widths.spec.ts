/** The bench at every width and in low frames: as a page and embedded, with and without its controls. */
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { hashOf, type Settings } from './experiments.ts';
import { expect, test } from './test.ts';

const WIDTHS = [
  320, 360, 390, 480, 600, 743, 744, 760, 761, 800, 843, 844, 900, 960, 1024, 1119, 1121, 1159, 1160, 1280,
  1440, 1920, 2560,
];
/** The plot beside others is never narrower; alone it is as wide as the page. */
const LEAST_WIDTH = 340;
const LEAST_HEIGHT = 220;
/** What the page leaves free beside a plot that stands alone, on both sides together. */
const EDGES = 60;

const PANELS = [
  ribbonTexts.label,
  knobsTexts.label,
  embeddingTexts.title,
  resultTexts.label,
  lossesTexts.label,
];

const WAYS: Readonly<Record<string, Settings>> = {
  'a page': {},
  'without controls': { hide: 'controls' },
  embedded: { embed: 1 },
  'embedded without controls': { embed: 1, hide: 'controls' },
};

interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (one: Box, other: Box) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

for (const [way, settings] of Object.entries(WAYS)) {
  test(`${way}: the plot has room, nothing overlaps and nothing sticks out from 320 to 2560 px`, async ({
    lab,
    page,
  }) => {
    await lab.greet(hashOf(settings));
    const look = () =>
      page.evaluate((names) => {
        const boxOf = (name: string, element: Element): Box => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          return { name, left, top, right, bottom };
        };
        const panels = names.flatMap((name) => {
          const panel = document.querySelector(`section[aria-label="${name}"]`);
          return panel ? [boxOf(name, panel)] : [];
        });
        const header = document.querySelector('header')!;
        const buttons = [...header.querySelectorAll('button, fieldset')].map((one) =>
          boxOf(one.getAttribute('aria-label') ?? one.textContent ?? '', one),
        );
        const plot = boxOf('plot', document.querySelector('[role="application"]')!);
        const { scrollWidth, clientWidth } = document.documentElement;
        return { panels, buttons, plot, scrollWidth, clientWidth };
      }, PANELS);

    const heights = [900, 600, 360];
    for (const [i, width] of WIDTHS.entries()) {
      const height = heights[i % heights.length]!;
      const at = `${width} × ${height}`;
      await page.setViewportSize({ width, height });
      // Charts take their new width when they have been told of it.
      const sticksOut = async () => {
        const { scrollWidth, clientWidth } = await look();
        return scrollWidth - clientWidth;
      };
      await expect.poll(sticksOut, `${at}: nothing sticks out`).toBeLessThanOrEqual(0);
      const { panels, buttons, plot, clientWidth } = await look();
      const least = Math.min(LEAST_WIDTH, clientWidth - EDGES);
      expect(plot.right - plot.left, `${at}: width of the plot`).toBeGreaterThanOrEqual(least);
      expect(plot.bottom - plot.top, `${at}: height of the plot`).toBeGreaterThanOrEqual(LEAST_HEIGHT);
      if (height < 400) {
        expect(plot.bottom - plot.top, `${at}: seen whole`).toBeLessThanOrEqual(height);
      }
      for (const boxes of [panels, buttons]) {
        expect(boxes.length, at).toBeGreaterThan(2);
        const over = boxes.flatMap((one, a) =>
          boxes
            .slice(a + 1)
            .flatMap((other) => (overlap(one, other) ? [`${one.name} and ${other.name}`] : [])),
        );
        expect(over, `${at}: one over the other`).toEqual([]);
      }
    }
  });
}
