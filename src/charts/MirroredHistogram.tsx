import { useRef, useState } from 'react';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import styles from './MirroredHistogram.module.css';
import { linearScale } from './scales.ts';
import { useReading } from './useReading.ts';

export interface HistogramSide {
  readonly name: string;
  /** Of each bin; all of the same width over the domain. */
  readonly counts: readonly number[];
  readonly mark: 'filled' | 'hollow' | 'grey';
  /** Where their mean lies, and what is written there. */
  readonly mean?: { readonly value: number; readonly text: string } | undefined;
}

export interface MirroredHistogramProps {
  /** What is seen, for who listens. */
  readonly label: string;
  /** Rises from the middle. */
  readonly above: HistogramSide;
  /** Hangs from it; left out where there is but one kind. */
  readonly below?: HistogramSide | undefined;
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  readonly xLabel: string;
  readonly shareText: (share: number) => string;
  /** What is said of the bin between two values: the share of each side that lies in it. */
  readonly readout: (from: string, to: string, above: string, below: string) => string;
  /** The share of its side that reaches the edge; without it, all. */
  readonly top?: number | undefined;
  /** Said over the empty axes. */
  readonly emptyText?: string | undefined;
  readonly className?: string | undefined;
}

/** Where lines are drawn, as parts of the edge's share. */
const LINES = [0.5, 1] as const;
const SIDE = 4;
const NAME = 20;
/** Below it: two lines of words, and some room under them. */
const FOOT = 42;

const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1 };

const COLOURS = { filled: 'var(--member)', hollow: 'var(--nonmember)', grey: 'var(--edge)' } as const;
const keyEntry = ({ name, mark }: HistogramSide): KeyEntry => ({ mark, text: name, colour: COLOURS[mark] });

/** Edges of bins are sums of parts that binary numbers lack. */
const tidy = (value: number) => Number(value.toPrecision(6));

/** Two groups of the same measure over one axis, one above the other, as shares of each: how they drift apart is seen at a glance. */
export function MirroredHistogram(props: MirroredHistogramProps) {
  const { label, above, below, domain, format, xLabel, shareText, top = 1, emptyText, className } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const [read, setRead] = useState<number | null>(null);
  const sx = linearScale(domain, [SIDE, Math.max(SIDE + 1, width - SIDE)]);
  const bottom = height - FOOT;
  const base = below ? Math.round((NAME + bottom - NAME) / 2) : bottom;
  const rising = { base, end: NAME, up: true };
  const hanging = { base, end: bottom - NAME, up: false };
  const axes = { sx, domain, width, shareText, top };
  const isEmpty = above.counts.length === 0;
  const bins = above.counts.length;
  const edge = (bin: number) => domain[0] + ((domain[1] - domain[0]) * bin) / Math.max(1, bins);
  const shareAt = ({ counts }: HistogramSide, bin: number) =>
    shareText((counts[bin] ?? 0) / (counts.reduce((sum, count) => sum + count, 0) || 1));
  const textAt = (bin: number) =>
    props.readout(
      format(tidy(edge(bin))),
      format(tidy(edge(bin + 1))),
      shareAt(above, bin),
      below ? shareAt(below, bin) : '',
    );
  const at = read !== null && read < bins ? read : null;
  const reading = useReading({
    count: bins,
    active: at,
    onActive: setRead,
    steps: STEPS,
    placeAt: (x) => Math.min(bins - 1, Math.max(0, Math.floor(((x - SIDE) / (width - 2 * SIDE)) * bins))),
    label,
    readout: textAt,
  });
  const [from, to] = [above.mean?.value, below?.mean?.value];
  return (
    <div
      ref={box}
      className={cx(styles.box, className)}
      data-empty={isEmpty}
      {...(isEmpty ? { role: 'img', 'aria-label': label } : reading)}
    >
      {width > 0 && height > NAME + FOOT ? (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          {...chartWords({ kind: 'confidence', key: (below ? [above, below] : [above]).map(keyEntry) })}
        >
          {at === null ? null : (
            <rect
              x={sx(edge(at))}
              width={sx(edge(at + 1)) - sx(edge(at))}
              y={NAME}
              height={bottom - NAME}
              className={styles.read}
            />
          )}
          <Side {...axes} side={above} place={rising} />
          {below ? <Side {...axes} side={below} place={hanging} /> : null}
          <line x1={SIDE} x2={width - SIDE} y1={base} y2={base} className={styles.base} />
          {from !== undefined && to !== undefined ? (
            <rect
              x={0}
              y={base - 2}
              width={1}
              height={4}
              className={styles.gap}
              transform={`translate(${sx(Math.min(from, to))} 0) scale(${Math.abs(sx(to) - sx(from))} 1)`}
            />
          ) : null}
          <text x={SIDE} y={height - FOOT + 16} className={figure.axis}>
            {format(domain[0])}
          </text>
          <text
            x={sx((domain[0] + domain[1]) / 2)}
            y={height - FOOT + 16}
            textAnchor="middle"
            className={figure.axis}
          >
            {format((domain[0] + domain[1]) / 2)}
          </text>
          <text x={width - SIDE} y={height - FOOT + 16} textAnchor="end" className={figure.axis}>
            {format(domain[1])}
          </text>
          <text x={width / 2} y={height - FOOT + 32} textAnchor="middle" className={figure.axis}>
            {xLabel}
          </text>
        </svg>
      ) : null}
      {at === null ? null : <div className={`${figure.tip} ${styles.tip}`}>{textAt(at)}</div>}
      {isEmpty && emptyText ? <p className={styles.empty}>{emptyText}</p> : null}
    </div>
  );
}

interface Place {
  readonly base: number;
  readonly end: number;
  readonly up: boolean;
}

/**
 * All bars in one line, of the same commands whatever their heights, so that browsers turn one into the other: a picture that is drawn
 * anew with every snapshot has one element that moves instead of forty.
 */
function barsPath(
  shares: readonly number[],
  { base, end, up }: Place,
  barAt: (i: number) => { readonly left: number; readonly width: number },
): string {
  const reach = Math.abs(base - end);
  return shares
    .map((share, i) => {
      const { left, width } = barAt(i);
      // One without height is a point: a line would say that there are some.
      const across = share > 0 ? width : 0;
      return `M${left} ${base}h${across}v${(up ? -1 : 1) * share * reach}h${-across}z`;
    })
    .join('');
}

interface SideProps {
  readonly side: HistogramSide;
  readonly place: Place;
  readonly sx: (value: number) => number;
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly shareText: (share: number) => string;
  readonly top: number;
}

function Side({ side, place, sx, domain, width, shareText, top }: SideProps) {
  const { base, end, up } = place;
  const { counts, mean } = side;
  const all = counts.reduce((sum, count) => sum + count, 0) || 1;
  const bin = (domain[1] - domain[0]) / Math.max(1, counts.length);
  const reach = Math.abs(base - end);
  const nameAt = up ? end - 7 : end + 15;
  const meanX = mean ? sx(mean.value) : 0;
  const before = meanX > width * 0.5;
  const barAt = (i: number) => {
    const left = sx(domain[0] + i * bin);
    return { left: left + 1.5, width: Math.max(1, sx(domain[0] + (i + 1) * bin) - left - 3) };
  };
  return (
    <g className={styles[side.mark]}>
      {LINES.map((part) => {
        const y = base + (up ? -1 : 1) * part * reach;
        return (
          <g key={part}>
            <line x1={SIDE} x2={width - SIDE} y1={y} y2={y} className={figure.grid} />
            <text x={SIDE} y={up ? y + 13 : y - 5} className={figure.axis}>
              {shareText(part * top)}
            </text>
          </g>
        );
      })}
      <path
        className={styles.bars}
        d={barsPath(
          counts.map((count) => count / all / top),
          place,
          barAt,
        )}
      />
      <text x={SIDE} y={nameAt} className={styles.name}>
        {side.name}
      </text>
      {mean ? (
        <g className={styles.mean} transform={`translate(${meanX} 0)`}>
          <line x1={0} x2={0} y1={base} y2={end} />
          <text
            className={styles.meanText}
            x={before ? -7 : 7}
            y={up ? end + 16 : end - 8}
            textAnchor={before ? 'end' : 'start'}
          >
            {mean.text}
          </text>
        </g>
      ) : null}
    </g>
  );
}
