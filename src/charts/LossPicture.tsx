import { type ComponentType, memo, type RefObject } from 'react';
import { EdgeTick, SideTick } from './LossTicks.tsx';
import { LOSS_MARGIN, type LossLinesProps, SIDE_TICKS } from './lossRows.ts';
import { polyline } from './rocGeometry.ts';
import type { StreamedCurveProps } from './StreamedCurve.tsx';
import { linearScale } from './scales.ts';
import { toneColour, toneDash } from './tones.ts';

const X_AXIS = 20;
const ABOVE = 5;

interface LossPictureProps extends LossLinesProps {
  /** Someone is about to read it off. */
  readonly onReach: (() => void) | undefined;
  readonly isFocused: RefObject<boolean>;
  /** What draws its curves while they stream; paths of its own in its absence. */
  readonly Curve?: ComponentType<StreamedCurveProps> | undefined;
}

/** A curve that does not change. */
function StillCurve({ points, ...line }: StreamedCurveProps) {
  return (
    <path
      d={polyline(
        points.map(({ x }) => x),
        points.map(({ y }) => y),
      )}
      {...line}
    />
  );
}

/** The lines of trainings as they are drawn once they can be read off: where they are only looked at, that code need not come. */
export const LossPicture = memo(function LossPicture(props: LossPictureProps) {
  const { width, height, rows, series, domain, ticks, end, xLabel, format, reference, onReach, isFocused } =
    props;
  const Curve = props.Curve ?? StillCurve;
  const first = rows[0]?.x ?? 0;
  const [left, right] = [SIDE_TICKS, width - LOSS_MARGIN.right];
  const bottom = height - X_AXIS;
  const x = linearScale([first, end], [left, right]);
  const y = linearScale(domain, [bottom, LOSS_MARGIN.top]);
  const last = rows.at(-1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: with the focus come lines that the arrow keys read off
      tabIndex={0}
      aria-label={props.label}
      onPointerEnter={onReach}
      onFocus={() => {
        isFocused.current = true;
        onReach?.();
      }}
      onBlur={() => {
        isFocused.current = false;
      }}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <SideTick y={y(tick)} payload={{ value: tick }} label={format} />
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line-2)" />
      {[...new Set([first, end])].map((at) => (
        <EdgeTick key={at} x={x(at)} y={bottom + 8} payload={{ value: at }} label={xLabel} end={end} />
      ))}
      {reference ? (
        <>
          <line
            x1={left}
            x2={right}
            y1={y(reference.value)}
            y2={y(reference.value)}
            stroke="var(--edge)"
            strokeDasharray="2 3"
          />
          <text
            x={right - ABOVE}
            y={y(reference.value) + ABOVE}
            dy="0.71em"
            textAnchor="end"
            fill="var(--ink-2)"
            fontSize="var(--text-xs)"
          >
            {reference.label}
          </text>
        </>
      ) : null}
      {series.map((one, index) => {
        const there = rows.filter((row) => row[`y${index}`] !== undefined);
        const line = { stroke: toneColour(one.tone), strokeOpacity: one.faint ? 'var(--faint)' : 1 };
        return (
          <g key={one.name} fill="none" {...line}>
            <Curve
              points={there.map((row) => ({ x: x(row.x), y: y(row[`y${index}`]!) }))}
              strokeWidth={one.faint ? 1.25 : 1.75}
              strokeDasharray={one.faint ? '4 3' : toneDash(one.tone)}
            />
            {rows.length === 1 && last ? (
              <circle cx={x(last.x)} cy={y(last[`y${index}`] ?? Number.NaN)} r={3} />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
});
