import figure from './Figure.module.css';
import styles from './LossChart.module.css';
import type { LossRow, LossSeries } from './lossRows.ts';
import { toneColour } from './tones.ts';

interface LossTipProps {
  row: LossRow;
  series: readonly LossSeries[];
  format: (value: number) => string;
  xLabel: (x: number) => string;
  /** Of the row, in CSS pixels; the tip stays on the side that has more room. */
  x: number;
  width: number;
}

export function LossTip({ row, series, format, xLabel, x, width }: LossTipProps) {
  const side = x < width / 2 ? { left: x + 10 } : { right: width - x + 10 };
  return (
    <div className={`${figure.tip} ${styles.tip}`} style={side}>
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
