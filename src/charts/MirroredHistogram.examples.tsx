import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Examples } from '../ui/examples.ts';
import { MirroredHistogram, type MirroredHistogramProps } from './MirroredHistogram.tsx';

const BINS = 20;
/** Most of them ever nearer to 1, the more is learned. */
const pile = (learned: number) =>
  Array.from({ length: BINS }, (_, i) =>
    Math.round(250 * (((i + 1) / BINS) ** (1 + 9 * learned) - (i / BINS) ** (1 + 9 * learned))),
  );
const meanOf = (counts: readonly number[]) =>
  counts.reduce((sum, count, i) => sum + (count * (i + 0.5)) / BINS, 0) /
  counts.reduce((sum, one) => sum + one, 0);

function Drifting({ learned = 1, ...props }: Partial<MirroredHistogramProps> & { learned?: number }) {
  const side = (counts: readonly number[]) => ({
    counts,
    mean: { value: meanOf(counts), text: `mean ${meanOf(counts).toFixed(2)}` },
  });
  return (
    <div style={{ height: 340 }}>
      <MirroredHistogram
        label="Members and non-members by confidence"
        above={{ name: 'in its training set', mark: 'filled', ...side(pile(learned)) }}
        below={{ name: 'not in it', mark: 'hollow', ...side(pile(learned / 2)) }}
        domain={[0, 1]}
        format={String}
        xLabel="probability given to the true label"
        shareText={(share) => `${100 * share} %`}
        readout={(from, to, above, below) => `${from} to ${to}: ${above} and ${below}`}
        {...props}
      />
    </div>
  );
}

function Learning() {
  const [learned, learn] = useState(0);
  return (
    <>
      <Drifting learned={learned} />
      <Button onClick={() => learn((before) => (before >= 1 ? 0 : before + 0.25))}>Learn</Button>
    </>
  );
}

export const examples: Examples = {
  'members against non-members': () => <Drifting />,
  'drifting apart': () => <Learning />,
  'small shares': () => <Drifting learned={0.1} top={0.2} />,
  'one kind': () => (
    <Drifting below={undefined} above={{ name: 'all that it was asked', mark: 'grey', counts: pile(0.6) }} />
  ),
  empty: () => (
    <Drifting
      above={{ name: 'in its training set', mark: 'filled', counts: [] }}
      below={{ name: 'not in it', mark: 'hollow', counts: [] }}
      emptyText="The target has not learned anything yet."
    />
  ),
};
