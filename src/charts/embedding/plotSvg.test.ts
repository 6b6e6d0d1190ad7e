import { expect, test } from 'vitest';
import { BEYOND } from './glide.ts';
import { LIGHT } from './palette.ts';
import { plotSvg } from './plotSvg.ts';

test('one mark per point, a ring per label, none for a missing point', () => {
  const svg = plotSvg(
    {
      points: Float32Array.of(1, 2, 3, 4, Number.NaN, Number.NaN),
      beyond: new Uint8Array(3),
      kind: Uint8Array.of(0, 1, 2),
      labelled: Uint8Array.of(0, 1, 0),
      selection: null,
      highlighted: null,
      lasso: [],
    },
    LIGHT,
    2,
  );
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(svg).toContain(`fill="${LIGHT.member}"`);
});

test('what lies beyond the edge is an arrow, not a point', () => {
  const svg = plotSvg(
    {
      points: Float32Array.of(0, 2, 3, 4),
      beyond: Uint8Array.of(BEYOND.left, 0),
      kind: Uint8Array.of(1, 1),
      labelled: Uint8Array.of(1, 0),
      selection: null,
      highlighted: null,
      lasso: [],
    },
    LIGHT,
    2,
  );
  expect(svg.match(/<polygon/g)).toHaveLength(1);
  expect(svg.match(/<circle/g)).toHaveLength(1);
});
