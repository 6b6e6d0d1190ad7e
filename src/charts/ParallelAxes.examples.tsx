import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { ParallelAxes } from './ParallelAxes.tsx';
import type { Brush, ParallelAxis } from './parallel.ts';

const stops = (texts: readonly string[]) => texts.map((text, i) => ({ at: i / (texts.length - 1), text }));

const SETTINGS = [
  { id: 'temperature', name: 'Temperature τ', stops: stops(['0.02', '0.1', '0.5', '1']) },
  { id: 'dropout', name: 'Dropout rate p', stops: stops(['0 %', '30 %', '50 %']) },
  { id: 'features', name: 'What the encoder reads', stops: stops(['Posterior', 'Sorted posterior']) },
];

const FIGURE = {
  id: 'figure',
  name: 'Balanced accuracy',
  stops: stops(Array.from({ length: 26 }, (_, i) => `${45 + i} %`)),
  ticks: stops(['45', '50', '55', '60', '65', '70']),
  stepped: false,
};

const LINES = SETTINGS[0]!.stops.flatMap((a, i) =>
  SETTINGS[1]!.stops.flatMap((b, j) =>
    SETTINGS[2]!.stops.map((c, k) => ({ at: [a.at, b.at, c.at, 0.25 + 0.07 * i + 0.11 * j + 0.2 * k] })),
  ),
);

function Example({ known = LINES.length, brushed }: { readonly known?: number; readonly brushed?: Brush }) {
  const [active, setActive] = useState<number | null>(null);
  const [brushes, setBrushes] = useState<ReadonlyMap<string, Brush>>(
    new Map(brushed ? [['temperature', brushed]] : []),
  );
  const axes: ParallelAxis[] = [
    ...SETTINGS.map((axis) => ({ ...axis, ticks: axis.stops, stepped: true })),
    FIGURE,
  ].map((axis) => ({ ...axis, brush: brushes.get(axis.id) ?? null }));
  return (
    <ParallelAxes
      title="Three settings at once"
      axes={axes}
      lines={LINES.map(({ at }, i) => (i < known ? { at } : { at: [...at.slice(0, -1), null] }))}
      active={active}
      onActive={setActive}
      onBrush={(id, brush) => {
        const next = new Map(id === null ? [] : brushes);
        if (id !== null && brush) next.set(id, brush);
        else if (id !== null) next.delete(id);
        setBrushes(next);
      }}
      label="Three settings at once"
      readout={(line) => `line ${line + 1}`}
      ends={(axis) => [`${axis}: kept from`, `${axis}: kept up to`]}
    />
  );
}

export const examples: Examples = {
  whole: () => <Example />,
  brushed: () => <Example brushed={[1, 2]} />,
  'filling in': () => <Example known={9} />,
};
