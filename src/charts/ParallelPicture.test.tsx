import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LETTER } from './letters.ts';
import { ParallelPicture } from './ParallelPicture.tsx';
import type { ParallelAxis } from './parallel.ts';
import { parallelFrame } from './parallelFrame.ts';

const LONG = 'Wide letters without end '.repeat(8);

const axis = (id: string, more: Partial<ParallelAxis> = {}): ParallelAxis => {
  const stops = [0, 0.5, 1].map((at) => ({ at, text: `${at} ${LONG}` }));
  return { id, name: `${id} ${LONG}`, stops, ticks: stops, stepped: true, brush: null, ...more };
};

const long = [axis('a'), axis('b', { brush: [1, 1] }), axis('c', { name: 'x'.repeat(200) }), axis('d')];

const short = [0, 1].map((at) => ({ at, text: String(at) }));
const shortValues = long.map((one) => ({ ...one, brush: null, stops: short, ticks: short }));

it.each([
  [1060, long],
  [700, long],
  [358, long],
  [288, long],
  [1060, shortValues],
  [700, shortValues],
] as const)('names and values of 200 letters stay apart, in a picture of %i pixels', (width, axes) => {
  const frame = parallelFrame(width, axes);
  const markup = renderToStaticMarkup(
    <ParallelPicture frame={frame} axes={axes} curves={[]} active={null} />,
  );
  const texts = [
    ...markup.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"(?: text-anchor="(\w+)")?[^>]*>([^<]*)</g),
  ];
  expect(texts.length).toBeGreaterThan(axes.length);
  const boxes = texts.map(([, x, y, anchor = 'start', text]) => {
    const long = text!.length * LETTER;
    const from = Number(x) - { start: 0, middle: long / 2, end: long }[anchor]!;
    return { from, to: from + long, y: Number(y), text: text! };
  });
  for (const { from, to, text } of boxes) {
    expect(from, text).toBeGreaterThanOrEqual(-LETTER);
    expect(to, text).toBeLessThanOrEqual(width + LETTER);
  }
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1))
      if (Math.abs(one.y - other.y) < 8)
        expect(one.to <= other.from + 1 || other.to <= one.from + 1, `${one.text} | ${other.text}`).toBe(
          true,
        );
});
