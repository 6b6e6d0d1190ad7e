import type { LossRow, LossSeries } from './lossRows.ts';
import type { Scale } from './scales.ts';
import { toneColour } from './tones.ts';

interface LossCurveProps {
  one: LossSeries;
  index: number;
  /** `y{index}` of each row is drawn; a row without it is passed over. */
  rows: readonly LossRow[];
  sx: Scale;
  sy: Scale;
  /** The row under the cursor. */
  at: LossRow | undefined;
}

export function LossCurve({ one, index, rows, sx, sy, at }: LossCurveProps) {
  const place = (row: LossRow) => {
    const value = row[`y${index}`];
    return value === undefined ? null : ([sx(row.x), sy(value)] as const);
  };
  const points = rows.flatMap((row) => {
    const at = place(row);
    return at ? [at.map((part) => part.toFixed(1)).join(',')] : [];
  });
  const dots = rows.length === 1 ? rows : at ? [at] : [];
  const colour = toneColour(one.tone);
  return (
    <>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={colour}
        strokeOpacity={one.faint ? 0.55 : 1}
        strokeWidth={one.faint ? 1.25 : 1.75}
        strokeDasharray={one.faint ? '4 3' : undefined}
        strokeLinejoin="round"
      />
      {dots.map((row) => {
        const [cx, cy] = place(row) ?? [];
        return cy === undefined ? null : <circle key={row.x} cx={cx} cy={cy} r={3.5} fill={colour} />;
      })}
    </>
  );
}
