import { useRef, useState } from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { ReadOut, readable, readBand } from './ReadOut.tsx';
import styles from './ReliabilityChart.module.css';
import { linearScale } from './scales.ts';
import { useReading } from './useReading.ts';

export interface ReliabilityPoint {
  /** Ends of the bin, 0 to 1. */
  low: number;
  high: number;
  count: number;
  /** Mean probability within the bin; null where it is empty. */
  confidence: number | null;
  /** What really happens there, with its interval. */
  members: { value: number; low: number; high: number } | null;
}

export interface ReliabilityChartProps {
  /** For who listens. */
  label: string;
  bins: readonly ReliabilityPoint[];
  labels: { x: string; y: string; perfect: string; counts: string };
  formatTick: (value: number) => string;
  height?: number;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const LEFT = 42;
const TOP = 20;
/** The histogram of the bins, with a line for the axis above it and one for its own. */
const COUNTS = 44;
const AXIS = 20;

const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1 };

/** A reliability diagram: said against true, with the number of examples behind each point. */
export function ReliabilityChart({ label, bins, labels, formatTick, height = 290 }: ReliabilityChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const bottom = height - COUNTS - 2 * AXIS;
  const floor = height - AXIS;
  const sx = linearScale([0, 1], [LEFT, Math.max(LEFT + 10, width - 10)]);
  const sy = linearScale([0, 1], [bottom, TOP]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const sc = linearScale([0, most], [floor, floor - COUNTS + 14]);
  const [read, setRead] = useState<number | null>(null);
  const shown = read === null ? undefined : bins[read];
  const range = (low: number, high: number) => `${formatTick(low)} – ${formatTick(high)}`;
  function textAt(place: number): string {
    const { low, high, count, members } = bins[place]!;
    const told = members
      ? `; ${labels.y}: ${formatTick(members.value)} [${range(members.low, members.high)}]`
      : '';
    return `${labels.x} ${range(low, high)}: ${count} ${labels.counts}${told}`;
  }
  const reading = useReading({
    count: bins.length,
    active: shown ? read : null,
    onActive: setRead,
    steps: STEPS,
    placeAt: (x) => {
      const place = bins.findIndex(({ low, high }) => x >= sx(low) && x < sx(high));
      return place < 0 ? null : place;
    },
    label,
    readout: textAt,
  });
  return (
    <Figure>
      <div ref={box} className={readable} style={{ height }} {...reading}>
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'reliability' })}
          >
            {shown ? (
              <rect
                x={sx(shown.low)}
                width={sx(shown.high) - sx(shown.low)}
                y={TOP}
                height={floor - TOP}
                className={readBand}
              />
            ) : null}
            <text x={0} y={11} className={figure.axis}>
              {labels.y}
            </text>
            {TICKS.map((tick) => (
              <g key={tick}>
                <line x1={sx(0)} x2={sx(1)} y1={sy(tick)} y2={sy(tick)} className={figure.grid} />
                <line x1={sx(tick)} x2={sx(tick)} y1={TOP} y2={bottom} className={figure.grid} />
                <text x={0} y={sy(tick) + 4} className={figure.axis}>
                  {formatTick(tick)}
                </text>
                <text
                  x={sx(tick)}
                  y={bottom + 14}
                  textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
                  className={figure.axis}
                >
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            <line x1={sx(0)} x2={sx(1)} y1={sy(0)} y2={sy(1)} className={figure.dotted} />
            {/* Beyond its end, where no point can lie on it. */}
            <text x={sx(1)} y={11} textAnchor="end" className={figure.axis}>
              {labels.perfect}
            </text>
            {bins.map(({ low, high, count, confidence, members }) => (
              <g key={low}>
                <rect
                  x={sx(low) + 1}
                  width={Math.max(1, sx(high) - sx(low) - 2)}
                  y={sc(count)}
                  height={floor - sc(count)}
                  className={styles.count}
                />
                <text
                  x={(sx(low) + sx(high)) / 2}
                  y={sc(count) - 3}
                  textAnchor="middle"
                  className={figure.axis}
                >
                  {count}
                </text>
                {confidence === null || members === null ? null : (
                  <>
                    <line
                      x1={sx(confidence)}
                      x2={sx(confidence)}
                      y1={sy(members.low)}
                      y2={sy(members.high)}
                      className={styles.span}
                    />
                    <circle cx={sx(confidence)} cy={sy(members.value)} r={4} className={styles.dot} />
                  </>
                )}
              </g>
            ))}
            <line x1={sx(0)} x2={sx(1)} y1={floor} y2={floor} className={figure.base} />
            <text x={sx(0)} y={height - 5} className={figure.axis}>
              {labels.counts}
            </text>
            <text x={sx(1)} y={height - 5} textAnchor="end" className={figure.axis}>
              {labels.x}
            </text>
          </svg>
        ) : null}
        <ReadOut text={shown ? textAt(read!) : null} />
      </div>
    </Figure>
  );
}
