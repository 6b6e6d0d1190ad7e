import { type BandArea, type BandPlace, type BandScales, ROW, TICK } from './bands.ts';
import figure from './Figure.module.css';
import { LETTER } from './letters.ts';
import { niceTicks } from './scales.ts';

interface BandAxesProps extends BandScales {
  readonly xLabel?: string | undefined;
  /** A place that is marked beneath the axis. */
  readonly mark?: BandPlace | undefined;
  /** A level that curves are read against. */
  readonly base?: { readonly value: number } | undefined;
  /** Whether a line is kept between values and mark. */
  readonly hasProgress: boolean;
  readonly yDomain: readonly [number, number];
  readonly format: (value: number) => string;
  readonly height: number;
  readonly area: BandArea;
}

/** The grid, the values beneath it and what is marked there. */
export function BandAxes({
  x,
  xLabel,
  mark,
  base,
  hasProgress,
  yDomain,
  format,
  height,
  area,
  toX,
  toY,
}: BandAxesProps) {
  const isIn = base && base.value >= yDomain[0] && base.value <= yDomain[1];
  let taken = Number.NEGATIVE_INFINITY;
  const ticks = x.flatMap(({ at, text }) => {
    const half = (text.length * LETTER) / 2;
    const middle = toX(at);
    if (middle - half < taken + 4) return [];
    taken = middle + half;
    return [{ at: middle, text }];
  });
  return (
    <>
      {niceTicks(...yDomain, 4).map((tick) => (
        <g key={tick}>
          <line x1={area.x0} x2={area.x1} y1={toY(tick)} y2={toY(tick)} className={figure.grid} />
          <text x={area.x0 - 8} y={toY(tick) + 4} textAnchor="end" className={figure.axis}>
            {format(tick)}
          </text>
        </g>
      ))}
      <line x1={area.x0} x2={area.x1} y1={area.y1} y2={area.y1} className={figure.base} />
      {isIn ? (
        <line x1={area.x0} x2={area.x1} y1={toY(base.value)} y2={toY(base.value)} className={figure.dotted} />
      ) : null}
      {x.map(({ at, text }) => (
        <line key={text} x1={toX(at)} x2={toX(at)} y1={area.y1} y2={area.y1 + 4} className={figure.base} />
      ))}
      {ticks.map(({ at, text }) => (
        <text key={text} x={at} y={area.y1 + TICK} textAnchor="middle" className={figure.axis}>
          {text}
        </text>
      ))}
      {mark ? (
        <text
          x={toX(mark.at)}
          y={area.y1 + TICK + (hasProgress ? ROW : 0) + ROW}
          textAnchor="middle"
          className={figure.axis}
        >
          {mark.text}
        </text>
      ) : null}
      {xLabel ? (
        <text x={(area.x0 + area.x1) / 2} y={height - 4} textAnchor="middle" className={figure.note}>
          {xLabel}
        </text>
      ) : null}
    </>
  );
}
