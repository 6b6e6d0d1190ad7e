import { useMemo } from 'react';
import { RunLines } from '../../charts/RunLines.tsx';
import { marks } from '../../language/marks.ts';
import { short } from '../common/format.ts';
import type { PINNED_SERIES } from '../state/pinnedRun.ts';
import type { ChartedPin } from './chartedPins.ts';
import { texts } from './texts.ts';

const words = texts.charts.losses;

export type PinnedSeries = (typeof PINNED_SERIES)[number];

/** One training's loss in all pinned runs. */
export function PinnedLosses({ pins, series }: { pins: readonly ChartedPin[]; series: PinnedSeries }) {
  const lines = useMemo(
    () =>
      pins.flatMap(({ id, name, dash, emphasis, run }) => {
        const curve = run.curves?.[series];
        return curve ? [{ id, name, dash, emphasis, ...curve }] : [];
      }),
    [pins, series],
  );
  const place = series === 'head/clmia' ? words.step : words.epoch;
  const xLabel = (x: number) => place(Math.round(x));
  const said = lines.map(({ name, x, y }) =>
    words.said(name, short(y[0] ?? Number.NaN), short(y.at(-1) ?? Number.NaN), xLabel(x.at(-1) ?? 0)),
  );
  return (
    <RunLines
      title={words.titles[series]}
      lines={lines}
      xLabel={xLabel}
      format={short}
      readout={words.readout}
      emptyText={words.none}
      description={said.join(marks.semicolon)}
    />
  );
}
