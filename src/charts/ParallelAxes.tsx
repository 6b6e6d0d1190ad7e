import { type PointerEvent, type ReactNode, useMemo, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { Figure } from './Figure.tsx';
import styles from './ParallelAxes.module.css';
import { ParallelBrush } from './ParallelBrush.tsx';
import { ParallelPicture } from './ParallelPicture.tsx';
import {
  type Brush,
  isKept,
  nearestCurve,
  type ParallelAxis,
  type ParallelLine,
  pointsOf,
  shadesOf,
  spread,
} from './parallel.ts';
import { mostSpread, parallelFrame } from './parallelFrame.ts';
import { spotIn } from './spotIn.ts';
import { useReading } from './useReading.ts';

export interface ParallelAxesProps {
  title: ReactNode;
  /** What is said over a picture of it that leaves the page. */
  pictureTitle?: string | undefined;
  /** The last is of the figure that lines are read for. */
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  active: number | null;
  onActive: (line: number | null) => void;
  onOpen?: ((line: number) => void) | undefined;
  /** @param axis null: all of them */
  onBrush: (axis: string | null, brush: Brush | null) => void;
  label: string;
  /** What is spoken of a line. */
  readout: (line: number) => string;
  /** What the ends of an axis's brush are called. */
  ends: (axis: string) => readonly [from: string, to: string];
}

const REACH = 24;
/** By the figure: up is more. */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

/** Many settings at once: an axis for each of them and one for a figure, a line for each choice of values. Their figures belong into a table beside them. */
export function ParallelAxes(props: ParallelAxesProps) {
  const { axes, lines, active, onActive, onBrush } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const frame = useMemo(() => parallelFrame(width, axes), [width, axes]);
  const curves = useMemo(() => {
    const places = spread(lines, axes, mostSpread(frame));
    const shades = shadesOf(lines.map(({ at }) => at.at(-1) ?? null));
    return lines.map((line, i) => ({
      points: pointsOf(places[i]!, frame.along, frame.toAcross),
      shade: shades[i]!,
      kept: isKept(line, axes),
    }));
  }, [lines, axes, frame]);
  /** What keys go through: what is kept, by the figure. */
  const order = useMemo(
    () =>
      [...curves.keys()]
        .filter((i) => curves[i]!.kept)
        .sort((a, b) => (curves[a]!.shade ?? -1) - (curves[b]!.shade ?? -1)),
    [curves],
  );

  const nearest = (x: number, y: number) => {
    const pointer = frame.upright ? { along: x, across: y } : { along: y, across: x };
    return nearestCurve(
      order.map((line) => curves[line]!.points),
      pointer,
      REACH,
    );
  };
  const placed = active === null ? -1 : order.indexOf(active);
  const reading = useReading({
    count: order.length,
    active: placed < 0 ? null : placed,
    onActive: (place) => onActive(place === null ? null : order[place]!),
    onOpen: props.onOpen && ((place) => props.onOpen?.(order[place]!)),
    steps: STEPS,
    placeAt: nearest,
    label: props.label,
    readout: (place) => props.readout(order[place]!),
    otherKeys: ({ key }) => {
      if (key !== 'Escape' || active !== null || axes.every(({ brush }) => !brush)) return false;
      onBrush(null, null);
      return true;
    },
  });
  const onHover = (event: PointerEvent) => {
    const place = nearest(...spotIn(box.current!, event));
    onActive(place === null ? null : order[place]!);
  };

  return (
    <Figure title={props.title}>
      <div ref={box} className={styles.box} style={{ height: frame.height }}>
        <div className={styles.lines} data-over={placed >= 0 || undefined} {...reading}>
          {width > 0 ? (
            <ParallelPicture
              frame={frame}
              axes={axes}
              curves={curves}
              active={active}
              title={props.pictureTitle}
            />
          ) : null}
        </div>
        {width > 0
          ? axes.map((axis, i) => (
              <ParallelBrush
                key={axis.id}
                frame={frame}
                axis={axis}
                along={frame.along[i]!}
                labels={props.ends(axis.name)}
                onBrush={(brush) => onBrush(axis.id, brush)}
                onHover={onHover}
                onLeave={() => onActive(null)}
              />
            ))
          : null}
      </div>
    </Figure>
  );
}
