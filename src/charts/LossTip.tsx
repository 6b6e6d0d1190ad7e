import figure from './Figure.module.css';
import styles from './LossChart.module.css';
import type { LossRow, LossSeries } from './lossRows.ts';
import { toneColour } from './tones.ts';

interface LossTipProps {
  active?: boolean;
  payload?: readonly { payload?: LossRow }[];
  series: readonly LossSeries[];
  format: (value: number) => string;
  xLabel: (x: number) => string;
}

/** Keys that go through the lines have the focus there. A pointer would tell of every place that it passes. */
const isByKeys = () => document.activeElement?.matches('svg:focus-visible') ?? false;

/** What stands at one place: told to who listens, too, in an area that is there before. */
export function LossTip({ active, payload, series, format, xLabel }: LossTipProps) {
  const row = active ? payload?.[0]?.payload : undefined;
  return (
    <div aria-live={isByKeys() ? 'polite' : 'off'} aria-atomic="true">
      {row ? (
        <div className={`${figure.tip} ${styles.tip}`}>
          {xLabel(row.x)}
          {series.map((one, index) => {
            const value = row[`y${index}`];
            return value === undefined ? null : (
              <span key={one.name} style={{ color: toneColour(one.tone) }}>
                {one.name} <b>{format(value)}</b>
              </span>
            );
          })}
        </div>
      ) : null}
    </div>
  );
}
