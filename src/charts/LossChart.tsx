import {
  type ComponentType,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './LossChart.module.css';
import { LossPicture } from './LossPicture.tsx';
import {
  LOSS_MARGIN,
  type LossLinesProps,
  type LossSeries,
  lossRows,
  lossTicks,
  SIDE_TICKS,
} from './lossRows.ts';
import type { StreamedCurveProps } from './StreamedCurve.tsx';
import { linearScale } from './scales.ts';
import { spotIn } from './spotIn.ts';
import { toneColour } from './tones.ts';

export interface LossChartProps {
  title: string;
  /** Shows the title as something that is pressed to have it explained. */
  about?: ReactNode;
  series: readonly LossSeries[];
  /** Shared x positions; 1, 2, 3... when absent. */
  x?: ArrayLike<number>;
  /** Fixes the x axis's end, so that a streaming curve grows into it. */
  xMax?: number;
  xLabel: (x: number) => string;
  format: (value: number) => string;
  reference?: { value: number; label: string };
  yDomain?: readonly [number, number];
  height?: number;
  emptyText: string;
  description?: string;
  /** A word for what the curves are. */
  mark?: string | undefined;
  className?: string | undefined;
  /** What draws the lines so that they can be read off; a picture of them in its absence. */
  Lines?: ComponentType<LossLinesProps> | undefined;
  /** What draws the curves of a picture while they stream. */
  Curve?: ComponentType<StreamedCurveProps> | undefined;
  /** Someone is about to read off a picture. */
  onReach?: (() => void) | undefined;
  /** A place on the x axis that other pictures show, too. */
  cursor?: LossCursor | undefined;
}

export interface LossCursor {
  /** null: none is marked. */
  readonly at: number | null;
  /** A click beside it; who uses a keyboard moves what it is shared with. */
  readonly onPick: (x: number) => void;
}

/** A press that moves farther is none, in CSS pixels. */
const STILL = 6;

/** Of one in four beside each other on a page of 1440 pixels. */
const USUAL_WIDTH = 325;

const plotLeft = LOSS_MARGIN.left + SIDE_TICKS;
const plotRight = (width: number) => width - LOSS_MARGIN.right;

const keyEntry = ({ name, tone, faint, text }: LossSeries): KeyEntry => ({
  mark: faint ? 'dash' : 'line',
  text: text ? `${name} ${text}` : name,
  colour: toneColour(tone),
});

export function LossChart(props: LossChartProps) {
  const {
    title,
    series,
    x,
    xMax,
    xLabel,
    format,
    reference,
    yDomain,
    height = 120,
    emptyText,
    Lines,
    Curve,
    onReach,
    cursor,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, { width: USUAL_WIDTH, height });
  const rows = useMemo(() => lossRows(series, x), [series, x]);
  const ticks = useMemo(
    () => lossTicks(series, reference?.value, yDomain),
    [series, reference?.value, yDomain],
  );
  // The lines take over the focus of their picture.
  const reached = useRef(false);
  useLayoutEffect(() => {
    if (Lines && reached.current) box.current?.querySelector<SVGElement>('svg[tabindex]')?.focus();
  }, [Lines]);
  const end = xMax ?? rows.at(-1)?.x ?? 1;
  const begin = rows[0]?.x ?? 0;

  // No click comes where the lines have taken their picture's place between the press and its end.
  const pressed = useRef(NaN);
  function pick(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !(Math.abs(event.clientX - pressed.current) < STILL)) return;
    const [at] = spotIn(event.currentTarget, event);
    const x = linearScale([plotLeft, plotRight(width)], [begin, end])(at);
    cursor?.onPick(Math.min(end, Math.max(begin, x)));
  }

  const drawn: LossLinesProps = {
    width,
    height,
    rows,
    ...ticks,
    end,
    series,
    xLabel,
    format,
    reference,
    label: props.mark ? `${title}, ${props.mark}` : title,
  };

  return (
    <Figure
      title={
        <>
          {props.about ?? title}{' '}
          {props.mark ? (
            <span className={styles.mark} data-mark>
              {props.mark}
            </span>
          ) : null}{' '}
          <SeriesLabels series={series} />
        </>
      }
      description={props.description}
      table={['losses', props]}
      className={props.className}
    >
      {/* biome-ignore-start lint/a11y/noStaticElementInteractions: who uses a keyboard moves what the cursor is shared with */}
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        onPointerDown={({ clientX }) => {
          pressed.current = clientX;
        }}
        onPointerUp={cursor && rows.length > 0 ? pick : undefined}
        {...chartWords({ kind: title, title, key: series.map(keyEntry) })}
      >
        {rows.length === 0 ? (
          <div className={figure.empty}>{emptyText}</div>
        ) : width === 0 ? null : Lines ? (
          <Lines {...drawn} />
        ) : (
          <LossPicture {...drawn} Curve={Curve} onReach={onReach} isFocused={reached} />
        )}
        {cursor && cursor.at !== null && rows.length > 0 && width > 0 ? (
          <div
            className={styles.cursor}
            data-cursor
            style={{
              translate: `${linearScale([begin, end], [plotLeft, plotRight(width)])(Math.max(begin, cursor.at))}px`,
            }}
          />
        ) : null}
      </div>
      {/* biome-ignore-end lint/a11y/noStaticElementInteractions: the same */}
    </Figure>
  );
}

function SeriesLabels({ series }: { series: readonly LossSeries[] }) {
  return (
    <span className={styles.labels}>
      {series.map((one) => (
        <span key={one.name} data-tone={one.tone} style={{ color: toneColour(one.tone) }}>
          {one.name} {one.text ? <b>{one.text}</b> : null}
        </span>
      ))}
    </span>
  );
}
