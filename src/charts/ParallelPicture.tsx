import { memo } from 'react';
import { wrapped } from './chartFrame.ts';
import { chartWords } from './chartWords.ts';
import figure from './Figure.module.css';
import { fitting } from './letters.ts';
import styles from './ParallelAxes.module.css';
import { curvePath, type ParallelAxis, type ParallelPoint, spreadReach } from './parallel.ts';
import { keptEnds, mostSpread, type ParallelFrame, placedTicks } from './parallelFrame.ts';

/** A line as it is drawn. */
export interface ParallelCurve {
  readonly points: readonly ParallelPoint[];
  /** How dark, 0 to 1; null: what it leads to is not known yet. */
  readonly shade: number | null;
  readonly kept: boolean;
}

interface ParallelPictureProps {
  readonly frame: ParallelFrame;
  readonly axes: readonly ParallelAxis[];
  readonly curves: readonly ParallelCurve[];
  readonly active: number | null;
  readonly title?: string | undefined;
}

/** Parallel axes with their lines, as they are drawn. */
export function ParallelPicture({ frame, axes, curves, active, title }: ParallelPictureProps) {
  const { upright, width, height } = frame;
  const front = active === null ? undefined : curves[active];
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      {...chartWords({ kind: 'study-axes', title })}
    >
      <Curves curves={curves} upright={upright} />
      <Axes frame={frame} axes={axes} />
      {front ? (
        <g>
          <path d={curvePath(front.points, upright)} className={styles.halo} />
          <path d={curvePath(front.points, upright)} className={styles.front} />
          {front.points.map(({ along, across }) => (
            <circle
              key={along}
              cx={upright ? along : across}
              cy={upright ? across : along}
              r={4}
              className={styles.dot}
            />
          ))}
        </g>
      ) : null}
      <Words frame={frame} axes={axes} />
    </svg>
  );
}

/** Opacities of the least and the most, of as many lines as stay apart; of more each is lighter. */
const SHADES = [0.3, 0.95] as const;
const APART = 60;
const WAITING = 0.8;

/** What is faded lies beneath, and the most on top. There may be a thousand of them: the pointer moves none. */
const Curves = memo(function Curves({
  curves,
  upright,
}: Pick<ParallelPictureProps, 'curves'> & { readonly upright: boolean }) {
  const order = curves
    .map((curve, i) => ({ ...curve, i }))
    .sort((a, b) => Number(a.kept) - Number(b.kept) || (a.shade ?? -1) - (b.shade ?? -1));
  const count = curves.filter(({ kept }) => kept).length;
  const density = Math.min(1, Math.sqrt(APART / Math.max(1, count)));
  const opacityOf = (shade: number | null) =>
    density * (shade === null ? WAITING : SHADES[0] + (SHADES[1] - SHADES[0]) * shade);
  return order.map(({ points, shade, kept, i }) => (
    <path
      key={i}
      d={curvePath(points, upright)}
      className={kept ? (shade === null ? styles.waiting : styles.line) : styles.faded}
      strokeOpacity={kept ? opacityOf(shade) : undefined}
      data-kept={kept}
    />
  ));
});

const Axes = memo(function Axes({ frame, axes }: Pick<ParallelPictureProps, 'frame' | 'axes'>) {
  const { upright, along, toAcross } = frame;
  const line = (at: number, a: number, b: number) =>
    upright ? { x1: at, x2: at, y1: a, y2: b } : { x1: a, x2: b, y1: at, y2: at };
  return axes.map((axis, i) => {
    const at = along[i]!;
    const reach = Math.max(spreadReach(axis, mostSpread(frame)), 0);
    const [from, to] = keptEnds(frame, axis);
    const end = (across: number) =>
      upright
        ? { x1: at - HALF, x2: at + HALF, y1: across, y2: across }
        : { x1: across, x2: across, y1: at - HALF, y2: at + HALF };
    return (
      <g key={axis.id}>
        <line {...line(at, toAcross(0), toAcross(1))} className={figure.base} />
        {axis.stepped
          ? axis.stops.map(({ at: stop, text }) => (
              <line
                key={text}
                {...line(at, toAcross(stop - reach) + (upright ? 1 : -1), toAcross(stop + reach))}
                className={styles.stop}
              />
            ))
          : axis.ticks.map(({ at: tick, text }) => (
              <circle
                key={text}
                cx={upright ? at : toAcross(tick)}
                cy={upright ? toAcross(tick) : at}
                r={2}
                className={styles.tick}
              />
            ))}
        {axis.brush ? <line {...line(at, from, to)} className={styles.brush} /> : null}
        {axis.stops.length > 1
          ? [from, to].map((across, which) => (
              <line
                // biome-ignore lint/suspicious/noArrayIndexKey: the first and the last
                key={which}
                {...end(across)}
                className={styles.end}
                data-brushed={axis.brush ? '' : undefined}
              />
            ))
          : null}
      </g>
    );
  });
});

const HALF = 8;
const SMALL = 12;
const LINE = 15;

/** Names and values, over the lines. */
const Words = memo(function Words({ frame, axes }: Pick<ParallelPictureProps, 'frame' | 'axes'>) {
  const { upright, along, width, left, right } = frame;
  const gap = (along[1] ?? width) - (along[0] ?? 0);
  /** To midway between two axes. */
  const roomOf = (i: number) =>
    (i === 0 ? left + gap / 2 : i === axes.length - 1 ? right + gap / 2 : gap) - LINE;
  return axes.map((axis, i) => (
    <g key={axis.id}>
      {upright
        ? nameLines(axis.name, roomOf(i)).map(({ text, y }) => (
            <text
              key={y}
              x={i === 0 ? 0 : i === axes.length - 1 ? width : along[i]}
              y={y}
              textAnchor={i === 0 ? 'start' : i === axes.length - 1 ? 'end' : 'middle'}
              className={styles.name}
            >
              {text}
            </text>
          ))
        : [
            <text key={axis.id} x={0} y={along[i]! - LINE} className={styles.name}>
              {fitting(axis.name, width)}
            </text>,
          ]}
      {placedTicks(frame, axes, i).map(({ text, x, y, anchor, room }) => (
        <text key={text} x={x} y={y} textAnchor={anchor} className={styles.value}>
          {fitting(text, room)}
        </text>
      ))}
    </g>
  ));
});

/** A name in two lines at most. */
function nameLines(name: string, room: number): { readonly text: string; readonly y: number }[] {
  const [first = '', second, third] = wrapped(name, room, SMALL);
  const last = third === undefined ? second : fitting(`${second} ${third}`, room);
  return [first, ...(last === undefined ? [] : [last])].map((text, row) => ({ text, y: SMALL + row * LINE }));
}
