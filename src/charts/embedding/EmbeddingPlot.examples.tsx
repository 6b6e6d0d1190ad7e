import { useState } from 'react';
import type { Examples } from '../../ui/examples.ts';
import { EmbeddingPlot, type EmbeddingPlotProps } from './EmbeddingPlot.tsx';

const POINTS = 160;
/** Two spirals: the same picture every time. */
const place = (i: number) => {
  const angle = i * 0.35;
  const radius = 0.3 + i / POINTS;
  const shift = i % 2 === 0 ? 0.5 : -0.5;
  return [radius * Math.cos(angle) + shift, radius * Math.sin(angle)] as const;
};
const all = Array.from({ length: POINTS }, (_, i) => place(i));
const x = Float32Array.from(all, ([at]) => at);
const y = Float32Array.from(all, ([, at]) => at);
const kind = Uint8Array.from(all, (_, i) => (i % 2 === 0 ? 1 : 0));
const labelled = Uint8Array.from(all, (_, i) => (i % 16 === 0 ? 1 : 0));
const unknown = kind.map((one, i) => (labelled[i] ? one : 2));
const selected = Uint8Array.from(all, (_, i) => (i < POINTS / 4 ? 1 : 0));

function Plot(props: Partial<EmbeddingPlotProps> & { label: string }) {
  const [highlighted, highlight] = useState<number | null>(null);
  const [selection, select] = useState<Uint8Array | null>(props.selection ?? null);
  return (
    <div style={{ height: 300 }}>
      <EmbeddingPlot
        x={x}
        y={y}
        kind={kind}
        labelled={labelled}
        onHover={highlight}
        onSelect={(chosen) =>
          select(chosen.length > 0 ? Uint8Array.from(all, (_, i) => (chosen.includes(i) ? 1 : 0)) : null)
        }
        renderTip={(index) => <p>Point {index}</p>}
        {...props}
        highlighted={highlighted}
        selection={selection}
      />
    </div>
  );
}

const NONE = new Float32Array(0);

export const examples: Examples = {
  'members filled, non-members hollow, labelled ringed': () => <Plot label="Embedding" />,
  'the attacker’s view': () => <Plot label="Attacker’s embedding" kind={unknown} />,
  'a group selected': () => <Plot label="Embedding with a selection" selection={selected} />,
  'all labelled': () => <Plot label="Embedding with every label known" labelled={kind.map(() => 1)} />,
  'far outliers, drawn as arrows at the edge': () => (
    <Plot
      label="Embedding with outliers"
      x={x.map((at, i) => (i === 3 ? 40 : i === 8 ? -9 : at))}
      y={y.map((at, i) => (i === 3 ? 30 : at))}
      beyondText={(count) => `${count} beyond the edge`}
    />
  ),
  empty: () => (
    <Plot label="Empty embedding" x={NONE} y={NONE} emptyText="The encoder has not started yet." />
  ),
};
