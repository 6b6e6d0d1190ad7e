import { type ComponentType, useLayoutEffect, useMemo, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './LossChart.module.css';
import { LossPicture } from './LossPicture.tsx';
import { type LossLinesProps, type LossSeries, lossRows, lossTicks } from './lossRows.ts';
import type { StreamedCurveProps } from './StreamedCurve.tsx';
import { toneColour } from './tones.ts';

export interface LossChartProps {
  title: string;
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
}

/** Of one in four beside each other on a page of 1440 pixels. */
const USUAL_WIDTH = 325;

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
          {title}{' '}
          {props.mark ? (
            <span className={styles.mark} data-mark>
              {props.mark}
            </span>
          ) : null}{' '}
          <SeriesLabels series={series} />
        </>
      }
      description={props.description}
      className={props.className}
    >
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        {...chartWords({ kind: title, title, key: series.map(keyEntry) })}
      >
        {rows.length === 0 ? (
          <div className={figure.empty}>{emptyText}</div>
        ) : width === 0 ? null : Lines ? (
          <Lines {...drawn} />
        ) : (
          <LossPicture {...drawn} Curve={Curve} onReach={onReach} isFocused={reached} />
        )}
      </div>
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
