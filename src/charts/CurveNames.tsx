import { useMemo } from 'react';
import styles from './CurveNames.module.css';
import { type CurvePath, NAME_DASH, NAME_LINE, type NamesArea, placeNames } from './curveNames.ts';

export interface NamedCurve {
  readonly id: string;
  readonly name: string;
  readonly dash?: string | undefined;
  readonly emphasis?: boolean | undefined;
}

interface CurveNamesProps {
  readonly curves: readonly NamedCurve[];
  /** Of the curves, in their order. */
  readonly paths: readonly CurvePath[];
  readonly area: NamesArea;
}

/** From a line's top to the middle of its letters, and to their foot. */
const MIDDLE = 8;
const FOOT = 12;

/** Names of curves beside them, each behind a piece of its curve. */
export function CurveNames({ curves, paths, area }: CurveNamesProps) {
  const blocks = useMemo(
    () =>
      placeNames(
        paths,
        curves.map(({ name }) => name),
        area,
      ),
    [paths, curves, area],
  );
  return (
    <g className={styles.names}>
      {blocks.flatMap(({ names, left, top, width, side }) =>
        names.map(({ curve, text }, line) => {
          const { id, dash, emphasis } = curves[curve]!;
          const y = top + line * NAME_LINE;
          // The piece of the curve lies on the side of the curve itself.
          const x = side === 'left' ? left : left + width - NAME_DASH;
          return (
            <g key={id} data-strong={emphasis || undefined}>
              <line x1={x} x2={x + NAME_DASH} y1={y + MIDDLE} y2={y + MIDDLE} className={styles.ground} />
              <line
                x1={x}
                x2={x + NAME_DASH}
                y1={y + MIDDLE}
                y2={y + MIDDLE}
                stroke="var(--ink)"
                strokeWidth={emphasis ? 2.25 : 1.5}
                strokeDasharray={dash ?? 'none'}
              />
              <text
                x={side === 'left' ? x + NAME_DASH + 5 : x - 5}
                y={y + FOOT}
                textAnchor={side === 'left' ? 'start' : 'end'}
              >
                {text}
              </text>
            </g>
          );
        }),
      )}
    </g>
  );
}
