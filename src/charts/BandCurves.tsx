import { type ReactNode, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { BandAxes } from './BandAxes.tsx';
import { BandCursor } from './BandCursor.tsx';
import styles from './BandCurves.module.css';
import { BandGuess } from './BandGuess.tsx';
import { BandLines } from './BandLines.tsx';
import { BandNames } from './BandNames.tsx';
import { BandSeeds } from './BandSeeds.tsx';
import { type BandPlace, type BandProgress, type BandSeries, ROW, TICK } from './bands.ts';
import { chartWords } from './chartWords.ts';
import { Figure } from './Figure.tsx';
import { linearScale } from './scales.ts';
import { useGuessing } from './useGuessing.ts';
import { useReading } from './useReading.ts';

export interface BandCurvesProps {
  title: ReactNode;
  aside?: ReactNode;
  x: readonly BandPlace[];
  xLabel?: string | undefined;
  /** A place that is marked beneath the axis. */
  mark?: BandPlace | undefined;
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
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/** Curves of means over a few places, with bands, read off and opened by pointer or keys. Their figures belong into a table beside them. */
export function BandCurves(props: BandCurvesProps) {
  const {
    x,
    series,
    yDomain,
    base,
    height,
    named = false,
    progress,
    guess,
    active,
    onActive,
    onGuess,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const bottom = 8 + TICK + (progress ? ROW : 0) + (props.mark ? ROW : 0) + (props.xLabel ? ROW : 0);
  const right = named ? (width < NARROW ? NAMES.narrow : NAMES.wide) : 10;
  const area = { x0: LEFT, x1: Math.max(LEFT + 60, width - right), y0: TOP, y1: height - bottom };
  const toX = linearScale([0, 1], [area.x0 + INSET, area.x1 - INSET]);
  const toY = linearScale(yDomain, [area.y1, area.y0]);
  const scales = { x, toX, toY };
  const isBaseIn = base && base.value >= yDomain[0] && base.value <= yDomain[1];

  const placeAt = (at: number) => {
    const away = x.map((place) => Math.abs(toX(place.at) - at));
    return away.indexOf(Math.min(...away));
  };
  const onOpen = onGuess ? undefined : props.onOpen;
  const guessing = useGuessing(
    onGuess && x.length > 0
      ? {
          values: guess?.values ?? [],
          ...{ active, onActive, onGuess, placeAt },
          domain: yDomain,
          step: props.step,
          start: base?.value ?? (yDomain[0] + yDomain[1]) / 2,
          valueAt: linearScale([area.y1, area.y0], yDomain),
        }
      : null,
  );
  const reading = useReading({
    count: x.length,
    ...{ active, onActive, onOpen, placeAt },
    steps: STEPS,
    label: props.label,
    readout: props.readout,
    otherKeys: guessing.onKey,
  });

  return (
    <Figure title={props.title} aside={props.aside}>
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        data-drawing={onGuess ? '' : undefined}
        data-opens={onOpen ? '' : undefined}
        {...reading}
        {...guessing.handlers}
      >
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'study' })}
          >
            <BandAxes {...props} {...scales} hasProgress={progress !== undefined} area={area} />
            <BandLines {...scales} series={series} />
            {isBaseIn ? (
              <text x={area.x0 + 4} y={toY(base.value) - 4} className={styles.level}>
                {base.text}
              </text>
            ) : null}
            {guess ? <BandGuess {...guess} {...scales} /> : null}
            {active !== null ? <BandCursor place={active} {...scales} series={series} area={area} /> : null}
            {named ? <BandNames {...scales} series={series} area={area} width={width} /> : null}
            {progress ? <BandSeeds progress={progress} x={x} toX={toX} y={area.y1 + 8 + TICK + 8} /> : null}
          </svg>
        ) : null}
      </div>
    </Figure>
  );
}
