import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MemorisedTrack } from './MemorisedTrack.tsx';

const drawn = (low: number | null, high: number | null) =>
  renderToStaticMarkup(<MemorisedTrack value={0.5} low={low} high={high} />);

it('marks an interval that goes on below 0, and no other', () => {
  expect(drawn(-0.2, 0.9)).toContain('<svg');
  expect(drawn(0, 0.9)).not.toContain('<svg');
  expect(drawn(0.1, 1)).not.toContain('<svg');
});

it('draws no interval where there is none', () => {
  expect(drawn(null, null)).not.toMatch(/<svg|right:/);
});
