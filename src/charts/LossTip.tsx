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

export function LossTip({ active, payload, series, format, xLabel }: LossTipProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
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
  );
}
