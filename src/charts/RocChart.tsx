import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { LETTER } from './letters.ts';
import { lettersIn } from './lettersIn.ts';
import { RocAxes, RocNames } from './RocAxes.tsx';
import styles from './RocChart.module.css';
import {
  labelPoint,
  NAME_GAP,
  nearestOnPaths,
  polyline,
  type RocArea,
  type RocPath,
  rocFrame,
  rocPath,
  unmeasuredWidth,
} from './rocGeometry.ts';
import { spotIn } from './spotIn.ts';
import { type Tone, toneColour, toneDash } from './tones.ts';

export interface RocCurve {
  id: string;
  name: string;
  /** Rates 0 to 1, ascending from (0, 0) to (1, 1). */
  fpr: ArrayLike<number>;
  tpr: ArrayLike<number>;
  tone?: Tone;
  emphasis?: boolean;
  dashed?: boolean;
  /** Dashes and gaps of its own, by which it is told from others. */
  dash?: string;
}

export interface RocLabels {
  x: string;
  y: string;
  chance: string;
  unsupported: string;
  cursor: string;
}

export interface RocChartProps {
  title?: ReactNode;
  aside?: ReactNode;
  curves: readonly RocCurve[];
  scale: 'linear' | 'log';
  /** 1 / (number of non-members): below it no rate can be measured. */
  floor: number;
  labels: RocLabels;
  formatRate: (rate: number) => string;
  readout: (curve: string, fpr: number, tpr: number) => string;
  height?: number;
  emptyText: string;
  /** What stands there before the curves are. */
  picture?: ReactNode;
  /** Draws the names of all curves beside them; without, the one in front is named. */
  names?: (paths: readonly RocPath[], area: RocArea) => ReactNode;
  description?: string;
  className?: string;
}

/** For words that stand upright. */
const LABEL_ROOM = 14;
/** Beside the plot, on most pages. */
const USUAL_WIDTH = 378;

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

const DASHES = ['6 3', '2 2', '9 3 2 3', '4 2', '1 3'];

/** Of the curves behind the one in front, so that a picture tells them apart. */
function dashOf(curve: RocCurve, order: readonly number[], place: number): string | undefined {
  const { dash, emphasis, dashed } = curve;
  if (dash !== undefined) return dash;
  if (emphasis || place === order.length - 1) return undefined;
  return dashed ? '5 3' : DASHES[place % DASHES.length];
}

function keyOf(curves: readonly RocCurve[], order: readonly number[]): KeyEntry[] {
  return order
    .map((index, place): KeyEntry => {
      const curve = curves[index]!;
      const dash = dashOf(curve, order, place);
      const colour = toneColour(curve.tone ?? (curve.emphasis ? 'ink' : 'quiet'));
      return { mark: 'line', text: curve.name, colour, ...(dash && { dash }) };
    })
    .reverse();
}

export function RocChart(props: RocChartProps) {
  const { curves, scale, floor, labels, formatRate, readout, height = 240 } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, { width: USUAL_WIDTH, height });
  const clip = useId();
  const [cursor, setCursor] = useState<{ path: number; point: number } | null>(null);
  const area = useMemo(
    () => ({ x0: 46, x1: Math.max(60, width - 8), y0: 8, y1: height - 20 }),
    [width, height],
  );
  const frame = useMemo(() => rocFrame(scale, floor, area), [scale, floor, area]);
  const paths = useMemo(() => curves.map((curve) => rocPath(curve.fpr, curve.tpr, frame)), [curves, frame]);
  const main = Math.max(
    0,
    curves.findIndex((curve) => curve.emphasis),
  );
  const shown = cursor && paths[cursor.path] ? cursor : null;
  const at = shown ? point(shown.path, shown.point) : null;

  function point(path: number, index: number) {
    const line = paths[path]!;
    const i = Math.min(index, line.x.length - 1);
    const text = readout(curves[path]!.name, line.fpr[i] ?? 0, line.tpr[i] ?? 0);
    return { x: line.x[i] ?? 0, y: line.y[i] ?? 0, tpr: line.tpr[i] ?? 0, text };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    setCursor(nearestOnPaths(paths, ...spotIn(event.currentTarget, event)));
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = (paths[main]?.x.length ?? 1) - 1;
    const from = shown?.path === main ? shown.point : 0;
    const step = STEPS[event.key];
    if (event.key === 'Escape') setCursor(null);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : step ? from + step : null;
    if (next === null) return;
    event.preventDefault();
    setCursor({ path: main, point: Math.min(last, Math.max(0, next)) });
  }

  const order = curves.map((_, index) => index).sort((a, b) => Number(a === main) - Number(b === main));
  const unmeasured = unmeasuredWidth(frame, area, floor);
  const wide = (text: string) => lettersIn(text) * LETTER;
  const label =
    paths[main] && width > 0
      ? labelPoint(paths[main], area, unmeasured + NAME_GAP + wide(labels.y), wide(curves[main]!.name))
      : null;

  return (
    <Figure
      title={props.title}
      aside={props.aside}
      description={props.description}
      table={['roc', props]}
      className={props.className}
    >
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={labels.cursor}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * (at?.tpr ?? 0))}
        aria-valuetext={at?.text ?? ''}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        {curves.length > 0 ? null : (props.picture ?? <div className={figure.empty}>{props.emptyText}</div>)}
        {width > 0 && curves.length > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: scale === 'log' ? 'roc-log' : 'roc', key: keyOf(curves, order) })}
          >
            <RocAxes frame={frame} area={area} floor={floor} formatRate={formatRate} />
            <clipPath id={clip}>
              <rect
                x={area.x0 - 1}
                y={area.y0 - 2}
                width={area.x1 - area.x0 + 2}
                height={area.y1 - area.y0 + 3}
              />
            </clipPath>
            <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
              {order.map((index, place) => {
                const curve = curves[index]!;
                const tone = curve.tone ?? (curve.emphasis ? 'ink' : 'quiet');
                const lit = shown?.path === index;
                // What is told by its dashes is not told by being pale.
                const isTold = curve.emphasis || lit || curve.dash !== undefined;
                return (
                  <path
                    key={curve.id}
                    data-dash={dashOf(curve, order, place)}
                    d={polyline(paths[index]!.x, paths[index]!.y)}
                    stroke={toneColour(tone)}
                    strokeWidth={curve.emphasis ? 2.25 : lit ? 1.75 : curve.dash ? 1.4 : 1.1}
                    strokeOpacity={isTold ? 1 : 'var(--faint)'}
                    strokeDasharray={curve.dash ?? (curve.dashed ? '5 3' : toneDash(tone))}
                  />
                );
              })}
            </g>
            <RocNames frame={frame} area={area} floor={floor} labels={labels} />
            {unmeasured > LABEL_ROOM ? (
              <text
                x={-2 - area.y0}
                y={area.x0 + unmeasured / 2 + 4}
                textAnchor="end"
                transform="rotate(-90)"
                className={styles.upright}
              >
                {labels.unsupported}
              </text>
            ) : null}
            {props.names ? (
              props.names(paths, area)
            ) : label && !at ? (
              <text
                x={label.x - NAME_GAP}
                y={Math.max(area.y0 + 10, label.y - NAME_GAP)}
                textAnchor="end"
                className={styles.name}
              >
                {curves[main]?.name}
              </text>
            ) : null}
            {at ? <circle cx={at.x} cy={at.y} r={4} className={styles.cursor} /> : null}
          </svg>
        ) : null}
        {at ? <div className={`${figure.tip} ${styles.readout}`}>{at.text}</div> : null}
      </div>
    </Figure>
  );
}
