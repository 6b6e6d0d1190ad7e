import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useSize } from '../ui/useSize.ts';
import { CurveNames, type NamedCurve } from './CurveNames.tsx';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { EdgeTick, SideTick } from './LossTicks.tsx';
import { LOSS_MARGIN, lossTicks, SIDE_TICKS } from './lossRows.ts';
import styles from './RunLines.module.css';
import { nearestOnPaths, polyline } from './rocGeometry.ts';
import { extent, linearScale } from './scales.ts';
import { useReading } from './useReading.ts';

export interface RunLine extends NamedCurve {
  readonly dash: string;
  readonly emphasis: boolean;
  /** Ascending, and the value at each. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface RunLinesProps {
  title: string;
  lines: readonly RunLine[];
  xLabel: (x: number) => string;
  format: (value: number) => string;
  /** What one point says. */
  readout: (name: string, x: string, value: string) => string;
  height?: number;
  emptyText: string;
  description: string;
}

const X_AXIS = 20;

/** Along one line, and from its end to the next one's beginning. */
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
/** Among lines. */
const LINES_ON: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

const keyEntry = ({ name, dash }: RunLine): KeyEntry => ({
  mark: 'line',
  text: name,
  colour: 'var(--ink)',
  dash,
});

/** The same curve of several runs over each other, each named where it lies. The longest gives the axis. */
export function RunLines(props: RunLinesProps) {
  const { title, lines, xLabel, format, readout, height = 200, emptyText } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [at, setAt] = useState<{ path: number; point: number } | null>(null);
  const drawn = useMemo(() => {
    const values = lines.map(({ name, y }) => ({ name, values: y, tone: 'ink' as const }));
    const { domain, ticks } = lossTicks(values);
    const [begin, end] = extent(lines.map(({ x }) => x)) ?? [0, 1];
    const area = {
      x0: SIDE_TICKS,
      x1: Math.max(SIDE_TICKS + 1, width - LOSS_MARGIN.right),
      y0: LOSS_MARGIN.top,
      y1: height - X_AXIS,
    };
    const sx = linearScale([begin, end], [area.x0, area.x1]);
    const sy = linearScale(domain, [area.y1, area.y0]);
    // What is not finite has no place.
    const points = lines.map(({ x, y }) => x.flatMap((_, i) => (Number.isFinite(y[i]) ? [i] : [])));
    const paths = lines.map(({ x, y }, line) => ({
      x: points[line]!.map((i) => sx(x[i]!)),
      y: points[line]!.map((i) => sy(y[i]!)),
    }));
    return { area, begin, end, sx, sy, ticks, points, paths };
  }, [lines, width, height]);
  const { area, begin, end, sx, sy, ticks, points, paths } = drawn;
  const shown = at && paths[at.path]?.x[at.point] !== undefined ? at : null;

  function textAt({ path, point }: { path: number; point: number }): string {
    const { name, x, y } = lines[path]!;
    const i = points[path]![point]!;
    return readout(name, xLabel(x[i]!), format(y[i]!));
  }

  // All points are one row of places, line after line.
  const places = points.flatMap((line, path) => line.map((_, point) => ({ path, point })));
  const placeOf = ({ path, point }: { path: number; point: number }) =>
    places.findIndex((place) => place.path === path && place.point === point);

  /** To the same point of the line above or below, or to the end of a shorter one. */
  function toOtherLine({ key }: KeyboardEvent): boolean {
    const step = LINES_ON[key];
    if (step === undefined || !shown) return false;
    const path = (shown.path + step + paths.length) % paths.length;
    const last = points[path]!.length - 1;
    if (last >= 0) setAt({ path, point: Math.min(last, shown.point) });
    return true;
  }

  const reading = useReading({
    count: places.length,
    active: shown && placeOf(shown),
    onActive: (place) => setAt(place === null ? null : (places[place] ?? null)),
    steps: STEPS,
    placeAt: (left, top) => {
      const nearest = nearestOnPaths(paths, left, top);
      return nearest && placeOf(nearest);
    },
    label: title,
    readout: (place) => textAt(places[place]!),
    otherKeys: toOtherLine,
  });

  return (
    <Figure title={title} description={props.description} table={['runs', props]}>
      <div ref={box} className={styles.box} style={{ height }} {...(places.length > 0 && reading)}>
        {lines.length === 0 ? <div className={figure.empty}>{emptyText}</div> : null}
        {lines.length > 0 && width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: title, title, key: lines.map(keyEntry) })}
          >
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={area.x0} x2={area.x1} y1={sy(tick)} y2={sy(tick)} className={figure.grid} />
                <SideTick y={sy(tick)} payload={{ value: tick }} label={format} />
              </g>
            ))}
            <line x1={area.x0} x2={area.x1} y1={area.y1} y2={area.y1} className={figure.base} />
            {[...new Set([begin, end])].map((edge) => (
              <EdgeTick
                key={edge}
                x={sx(edge)}
                y={area.y1 + 8}
                payload={{ value: edge }}
                label={xLabel}
                end={end}
              />
            ))}
            <g fill="none" stroke="var(--ink)" strokeLinejoin="round">
              {lines.map(({ id, dash, emphasis }, i) => (
                <path
                  key={id}
                  d={polyline(paths[i]!.x, paths[i]!.y)}
                  strokeWidth={emphasis ? 2 : 1.25}
                  strokeDasharray={dash}
                />
              ))}
            </g>
            <CurveNames curves={lines} paths={paths} area={area} />
            {shown ? (
              <circle
                cx={paths[shown.path]!.x[shown.point]}
                cy={paths[shown.path]!.y[shown.point]}
                r={4}
                className={styles.cursor}
              />
            ) : null}
          </svg>
        ) : null}
        {shown ? <div className={`${figure.tip} ${styles.tip}`}>{textAt(shown)}</div> : null}
      </div>
    </Figure>
  );
}
