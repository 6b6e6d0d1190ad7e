import { useMemo } from 'react';
import { HistogramRows } from '../../charts/HistogramRows.tsx';
import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';
import { scoreHistogram, scoreRange } from '../../lab/evaluation/histogram.ts';
import { quantile } from '../../lab/evaluation/interval.ts';
import { rankScores } from '../../lab/evaluation/roc.ts';
import { marks } from '../../language/marks.ts';
import { texts as curveTexts } from '../common/curveTexts.ts';
import { position } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { type ChartedPin, useScored } from './chartedPins.ts';
import { knownInTurn } from './knownInTurn.ts';
import { texts } from './texts.ts';

const words = texts.charts;

const MIDDLE = 0.5;

const useRanges = knownInTurn(({ scores, members }) => {
  const ranked = rankScores(scores, members);
  return {
    range: scoreRange(scores),
    medians: [quantile(ranked.members, MIDDLE), quantile(ranked.nonMembers, MIDDLE)] as const,
  };
});

/** How many of each kind there are in each bin, as shares of that kind. */
function shares(counts: Int32Array): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0) || 1;
  return Array.from(counts, (count) => count / all);
}

/** One attack's scores in all pinned runs, under each other over one axis. */
export function PinnedScores({ pins, attack }: { pins: readonly ChartedPin[]; attack: AttackName }) {
  const scored = useScored(pins, attack);
  const known = useRanges(scored.attacks);
  const { edges, rows, said } = useMemo(() => {
    const there = scored.pins.flatMap((pin, i) => {
      const seen = known[i];
      return seen ? [{ pin, seen, scores: scored.attacks[i]! }] : [];
    });
    const range = [
      Math.min(...there.map(({ seen }) => seen.range[0])),
      Math.max(...there.map(({ seen }) => seen.range[1])),
    ] as const;
    const span = range[1] - range[0];
    const drawn = there.map(({ pin: { id, name, dash, emphasis }, seen: { medians }, scores }) => {
      const histogram = scoreHistogram(scores.scores, scores.members, { range });
      const [members, others] = medians.map((median) => position(median, span));
      return {
        edges: histogram.edges,
        row: {
          ...{ id, name, dash, emphasis },
          series: [
            { name: commonTexts.members, mark: 'filled' as const, counts: shares(histogram.members) },
            { name: commonTexts.nonMembers, mark: 'hollow' as const, counts: shares(histogram.nonMembers) },
          ],
        },
        said: words.medians(name, members!, others!),
      };
    });
    return {
      edges: drawn[0]?.edges ?? [],
      rows: drawn.map(({ row }) => row),
      said: drawn.map((one) => one.said),
    };
  }, [scored, known]);
  const span = (edges.at(-1) ?? 1) - (edges[0] ?? 0);
  return (
    <HistogramRows
      title={words.scores(ATTACK_TITLES[attack])}
      subtitle={words.shares}
      edges={edges}
      rows={rows}
      format={(value) => position(value, span)}
      xLabel={curveTexts.scoreAxis(ATTACK_TITLES[attack])}
      emptyText={scored.pins.length > 0 ? commonTexts.loading : words.noScores}
      description={said.join(marks.semicolon)}
    />
  );
}
