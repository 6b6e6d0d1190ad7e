import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import styles from './BandCurves.module.css';
import { chartWords } from './chartWords.ts';
import { spreadLabels } from './curveLayout.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { linearScale, niceTicks, type Scale } from './scales.ts';

/** Of one curve at one place of the x axis; a mean without ends has no interval, and what is not there yet is null. */
export interface BandPoint {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the mean is of. */
  readonly singles: readonly number[];
}

export interface BandSeries {
  readonly id: string;
  readonly name: string;
  readonly tone: 'strong' | 'quiet' | 'dashed';
  /** Whether its intervals and singles are drawn. */
  readonly band: boolean;
  readonly points: readonly BandPoint[];
}

/** Of what is behind a place: how many there are, and what has become of them. */
export interface BandProgress {
  readonly wanted: number;
  readonly done: number;
  readonly begun: number;
  readonly failed: number;
}

export interface BandCurvesProps {
  title: ReactNode;
  aside?: ReactNode;
  /** Of each place on the x axis: where it is, 0 to 1, and how it is called. */
  x: readonly { readonly at: number; readonly text: string }[];
  xLabel?: string | undefined;
  /** A place that is marked beneath the axis. */
  mark?: { readonly at: number; readonly text: string } | undefined;
  series: readonly BandSeries[];
  yDomain: readonly [number, number];
  format: (value: number) => string;
  /** A level that curves are read against. */
  base?: { readonly value: number; readonly text: string } | undefined;
  height: number;
  /** Names each curve at its end. */
  named?: boolean;
  progress?: readonly BandProgress[] | undefined;
  /** What somebody expects at each place. */
  guess?: { readonly name: string; readonly values: readonly (number | null)[] } | undefined;
  active: number | null;
  onActive: (place: number | null) => void;
  onOpen?: ((place: number) => void) | undefined;
  /** Draws instead of reading off. */
  onGuess?: ((place: number, value: number | null) => void) | undefined;
  /** How far an arrow key moves what is guessed. */
  step: number;
  label: string;
  /** What is spoken of a place. */
  readout: (place: number) => string;
}

const LEFT = 40;
const TOP = 10;
const INSET = 14;
/** Of the names at the end, on a page with room and on a phone. */
const NAMES = { wide: 148, narrow: 104 };
const NARROW = 480;
const LINE = 15;
const TICK = 16;
const ROW = 16;
const DOT = 2.5;
const BETWEEN_DOTS = 7;
/** Narrower places tell their progress in digits. */
const MOST_DOTS = 8;
const LETTER = 6.6;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Curves of means over a few places, with bands, read off and opened by pointer or keys. Their figures belong into a table beside them. */
export function BandCurves(props: BandCurvesProps) {
  const { x, series, yDomain, height, named = false, progress, guess, active, onGuess } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const drawing = useRef(false);
  const bottom = 8 + TICK + (progress ? ROW : 0) + (props.mark ? ROW : 0) + (props.xLabel ? ROW : 0);
  const right = named ? (width < NARROW ? NAMES.narrow : NAMES.wide) : 10;
  const area = { x0: LEFT, x1: Math.max(LEFT + 60, width - right), y0: TOP, y1: height - bottom };
  const toX = linearScale([0, 1], [area.x0 + INSET, area.x1 - INSET]);
  const toY = linearScale(yDomain, [area.y1, area.y0]);
  const last = x.length - 1;

  function nearest(event: PointerEvent<HTMLDivElement>): number {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const away = x.map((place) => Math.abs(toX(place.at) - at));
    return away.indexOf(Math.min(...away));
  }

  function drawAt(event: PointerEvent<HTMLDivElement>): void {
    const { top } = event.currentTarget.getBoundingClientRect();
    const share = (area.y1 - (event.clientY - top)) / (area.y1 - area.y0);
    const value = yDomain[0] + share * (yDomain[1] - yDomain[0]);
    onGuess?.(nearest(event), clamp(value, ...yDomain));
  }

  function onKeyDown(event: KeyboardEvent) {
    const from = active ?? -1;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: clamp(from - 1, 0, last),
      ArrowRight: clamp(from + 1, 0, last),
      Home: 0,
      End: last,
    };
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const next = moves[event.key];
    if (next !== undefined) props.onActive(next);
    else if (onGuess && direction) {
      const place = clamp(from, 0, last);
      const middle = props.base?.value ?? (yDomain[0] + yDomain[1]) / 2;
      const value = (guess?.values[place] ?? middle) + direction * props.step;
      props.onActive(place);
      onGuess(place, clamp(value, ...yDomain));
    } else if (onGuess && (event.key === 'Delete' || event.key === 'Backspace') && active !== null)
      onGuess(active, null);
    else if (event.key === 'Enter' && active !== null && props.onOpen && !onGuess) props.onOpen(active);
    else if (event.key === 'Escape' && active !== null) props.onActive(null);
    else return;
    event.preventDefault();
  }

  return (
    <Figure title={props.title} aside={props.aside}>
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        data-drawing={onGuess ? '' : undefined}
        data-opens={props.onOpen && !onGuess ? '' : undefined}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, x.length)}
        aria-valuenow={(active ?? 0) + 1}
        aria-valuetext={x.length > 0 ? props.readout(active ?? 0) : ''}
        onPointerDown={(event) => {
          if (!onGuess || event.button !== 0) return;
          drawing.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          drawAt(event);
        }}
        onPointerMove={(event) => {
          if (x.length > 0) props.onActive(nearest(event));
          if (drawing.current) drawAt(event);
        }}
        onPointerUp={(event) => {
          const isMouse = event.pointerType === 'mouse' && event.button === 0;
          // A finger that reads off would be taken away from the page.
          if (isMouse && !onGuess && x.length > 0) props.onOpen?.(nearest(event));
          drawing.current = false;
        }}
        onPointerCancel={() => {
          drawing.current = false;
        }}
        onPointerLeave={() => {
          if (!drawing.current) props.onActive(null);
        }}
        onKeyDown={onKeyDown}
      >
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'study' })}
          >
            <Axes {...props} area={area} toX={toX} toY={toY} />
            {series
              .filter(({ band }) => band)
              .map(({ id, points }) => (
                <path key={id} d={bandPath(points, x, toX, toY)} className={styles.band} />
              ))}
            {series.map(({ id, tone, points }) => (
              <path key={id} d={linePath(points, x, toX, toY)} className={styles[tone]} />
            ))}
            {series
              .filter(({ band }) => band)
              .map(({ id, points }) => (
                <Marks key={id} points={points} x={x} toX={toX} toY={toY} />
              ))}
            {props.base && props.base.value >= yDomain[0] && props.base.value <= yDomain[1] ? (
              <text x={area.x0 + 4} y={toY(props.base.value) - 4} className={styles.level}>
                {props.base.text}
              </text>
            ) : null}
            {guess ? <Guess {...guess} x={x} toX={toX} toY={toY} /> : null}
            {active !== null && x[active] ? (
              <g>
                <line
                  x1={toX(x[active].at)}
                  x2={toX(x[active].at)}
                  y1={area.y0}
                  y2={area.y1}
                  className={styles.cursor}
                />
                {series.map(({ id, tone, points }) =>
                  points[active]?.value == null ? null : (
                    <circle
                      key={id}
                      cx={toX(x[active]!.at)}
                      cy={toY(points[active].value)}
                      r={tone === 'strong' ? 4 : 2.5}
                      className={styles.lit}
                    />
                  ),
                )}
              </g>
            ) : null}
            {named ? <Names series={series} x={x} toX={toX} toY={toY} area={area} width={width} /> : null}
            {progress ? <Progress progress={progress} x={x} toX={toX} y={area.y1 + 8 + TICK + 8} /> : null}
          </svg>
        ) : null}
      </div>
    </Figure>
  );
}

interface Area {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

interface Placed {
  readonly x: BandCurvesProps['x'];
  readonly toX: Scale;
  readonly toY: Scale;
}

function Axes({
  x,
  xLabel,
  mark,
  base,
  progress,
  yDomain,
  format,
  height,
  area,
  toX,
  toY,
}: BandCurvesProps & { readonly area: Area; readonly toX: Scale; readonly toY: Scale }) {
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
          y={area.y1 + TICK + (progress ? ROW : 0) + ROW}
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

/** Broken where something is not there yet. */
function linePath(points: readonly BandPoint[], x: Placed['x'], toX: Scale, toY: Scale): string {
  let open = false;
  return points
    .map(({ value }, i) => {
      if (value === null) {
        open = false;
        return '';
      }
      const step = `${open ? 'L' : 'M'}${toX(x[i]!.at).toFixed(1)},${toY(value).toFixed(1)}`;
      open = true;
      return step;
    })
    .join('');
}

/** One area for each row of neighbours that have intervals. */
function bandPath(points: readonly BandPoint[], x: Placed['x'], toX: Scale, toY: Scale): string {
  const rows: { readonly at: number; readonly low: number; readonly high: number }[][] = [[]];
  points.forEach(({ low, high }, i) => {
    if (low === null || high === null) rows.push([]);
    else rows.at(-1)!.push({ at: toX(x[i]!.at), low: toY(low), high: toY(high) });
  });
  return rows
    .filter((row) => row.length > 1)
    .map((row) => {
      const over = row.map(({ at, high }) => `${at.toFixed(1)},${high.toFixed(1)}`);
      const under = row.map(({ at, low }) => `${at.toFixed(1)},${low.toFixed(1)}`).reverse();
      return `M${[...over, ...under].join('L')}Z`;
    })
    .join('');
}

/** The mean with its interval at each place, and what it is of. */
function Marks({ points, x, toX, toY }: Placed & { readonly points: readonly BandPoint[] }) {
  return points.map(({ value, low, high, singles }, i) => {
    const { text } = x[i]!;
    const at = toX(x[i]!.at);
    return (
      <g key={text}>
        {singles.map((single, seed) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a single has no name but its place
          <circle key={seed} cx={at} cy={toY(single)} r={1.75} className={styles.single} />
        ))}
        {low !== null && high !== null ? (
          <line x1={at} x2={at} y1={toY(low)} y2={toY(high)} className={styles.interval} />
        ) : null}
        {value !== null ? <circle cx={at} cy={toY(value)} r={3} className={styles.mean} /> : null}
      </g>
    );
  });
}

function Guess({
  name,
  values,
  x,
  toX,
  toY,
}: Placed & { readonly name: string; readonly values: readonly (number | null)[] }) {
  const points = values.map((value) => ({ value, low: null, high: null, singles: [] }));
  const first = values.findIndex((value) => value !== null);
  return (
    <g>
      <path d={linePath(points, x, toX, toY)} className={styles.guess} />
      {values.map((value, i) =>
        value === null ? null : (
          <circle key={x[i]!.text} cx={toX(x[i]!.at)} cy={toY(value)} r={3} className={styles.guessed} />
        ),
      )}
      {first >= 0 ? (
        <text x={toX(x[first]!.at) + 6} y={toY(values[first]!) - 8} className={styles.name}>
          {name}
        </text>
      ) : null}
    </g>
  );
}

function Names({
  series,
  x,
  toX,
  toY,
  area,
  width,
}: Placed & { readonly series: readonly BandSeries[]; readonly area: Area; readonly width: number }) {
  const ended = series.flatMap((one) => {
    const at = one.points.findLastIndex(({ value }) => value !== null);
    return at < 0 ? [] : [{ ...one, at: toX(x[at]!.at), y: toY(one.points[at]!.value!) }];
  });
  const places = spreadLabels(
    ended.map(({ y }) => y),
    LINE,
    area.y0 + 4,
    area.y1,
  );
  const most = Math.floor((width - area.x1 - 14) / LETTER);
  return ended.map(({ id, name, tone, at, y }, i) => (
    <g key={id}>
      <path
        d={`M${at + 5},${y}L${Math.max(at + 5, area.x1)},${y}L${area.x1 + 10},${places[i]}`}
        className={styles.leader}
      />
      <text
        x={area.x1 + 14}
        y={places[i]! + 4}
        className={tone === 'strong' ? styles.strongName : styles.note}
      >
        {name.length > most ? `${name.slice(0, most - 1)}…` : name}
      </text>
    </g>
  ));
}

function Progress({
  progress,
  x,
  toX,
  y,
}: {
  readonly progress: readonly BandProgress[];
  readonly x: Placed['x'];
  readonly toX: Scale;
  readonly y: number;
}) {
  const gaps = x.slice(1).map((place, i) => toX(place.at) - toX(x[i]!.at));
  const most = Math.max(0, ...progress.map(({ wanted }) => wanted));
  const inDots = most <= MOST_DOTS && most * BETWEEN_DOTS + 6 < Math.min(...gaps, 200);
  return progress.map(({ wanted, done, begun, failed }, i) => {
    const { at, text } = x[i]!;
    if (!inDots) {
      if (done === wanted && failed === 0) return null;
      const step = Math.ceil((6 * LETTER) / Math.max(1, Math.min(...gaps, 200)));
      if (i % step !== 0) return null;
      return (
        <text key={text} x={toX(at)} y={y + 3} textAnchor="middle" className={styles.note}>
          {`${done}/${wanted}`}
        </text>
      );
    }
    const left = toX(at) - ((wanted - 1) * BETWEEN_DOTS) / 2;
    return (
      <g key={text}>
        {Array.from({ length: wanted }, (_, seed) => {
          const state =
            seed < done
              ? 'done'
              : seed < done + begun
                ? 'begun'
                : seed >= wanted - failed
                  ? 'failed'
                  : 'waiting';
          const middle = left + seed * BETWEEN_DOTS;
          return state === 'failed' ? (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: they differ in their place alone
              key={seed}
              d={`M${middle - DOT},${y - DOT}l${2 * DOT},${2 * DOT}m0,${-2 * DOT}l${-2 * DOT},${2 * DOT}`}
              className={styles.failed}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: they differ in their place alone
            <circle key={seed} cx={middle} cy={y} r={DOT} className={styles[state]} />
          );
        })}
      </g>
    );
  });
}
