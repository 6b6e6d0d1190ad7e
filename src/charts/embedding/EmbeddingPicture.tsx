import { Dots } from './Dots.tsx';
import styles from './EmbeddingPlot.module.css';
import { sidesBeyond, unitPoints } from './glide.ts';
import { type Limits, robustLimits } from './limits.ts';
import { pointRadius, ringStrength } from './marks.ts';
import type { Frame } from './scene.ts';

/** Coordinates are whole numbers: a thousandth of the plot's width is less than a pixel. */
const UNITS = 1000;
/** Of the plot on most pages. */
const WIDTH = 600;

/** So wide are the strips in which points are named one after the other. */
const STRIP = 30;

type Place = readonly [x: number, y: number];

/** Up one strip and down the next: from each point to its neighbour it is not far. */
function alongStrips([ax, ay]: Place, [bx, by]: Place): number {
  const strip = Math.floor(ax / STRIP);
  return strip - Math.floor(bx / STRIP) || (strip % 2 === 0 ? ay - by : by - ay) || ax - bx;
}

/** As lines without length. Of one colour, they may come in any order, and two at one place are one. */
function dots(places: readonly Place[]): string {
  const steps = [...places].sort(alongStrips).map(([x, y], i, ordered) => {
    const [fromX, fromY] = ordered[i - 1] ?? [0, 0];
    return i > 0 && x === fromX && y === fromY ? '' : `m${x - fromX} ${y - fromY}h0`;
  });
  return steps.join('').replaceAll(' -', '-');
}

interface EmbeddingPictureProps extends Omit<Frame, 'limits'> {
  /** To be drawn in; without them those that suit the points. */
  limits?: Limits | undefined;
}

/** The plot as it is drawn on the canvas, to be looked at only: as wide and high as the box that it stands in. */
export function EmbeddingPicture({ x, y, kind, labelled, limits }: EmbeddingPictureProps) {
  const radius = pointRadius(x.length, WIDTH);
  const points = unitPoints(x, y, limits ?? robustLimits(x, y));
  const place = (i: number) =>
    [Math.round(UNITS * points[2 * i]!), Math.round(UNITS * (1 - points[2 * i + 1]!))] as const;
  // Arrows at the edge come with what can be looked at more closely.
  const within = Array.from(x, (_, i) => i).filter(
    (i) => sidesBeyond(points[2 * i]!, points[2 * i + 1]!) === 0,
  );
  const of = (chosen: (i: number) => boolean) => dots(within.filter(chosen).map(place));
  const nonMembers = of((i) => kind[i] === 0);
  const ring = ringStrength(labelled.reduce((sum, one) => sum + one, 0) / Math.max(1, labelled.length));
  const rings = of((i) => labelled[i] === 1);
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${UNITS} ${UNITS}`}
      preserveAspectRatio="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <Dots d={rings} colour="var(--ink)" width={2 * radius + 6.4} opacity={ring} />
      <Dots d={rings} colour="var(--plot-bg)" width={2 * radius + 4.4} />
      <Dots d={nonMembers} colour="var(--nonmember)" width={2 * radius + 1} opacity={0.85} />
      <Dots d={nonMembers} colour="var(--plot-bg)" width={2 * radius - 1.4} />
      <Dots d={of((i) => kind[i] === 1)} colour="var(--member)" width={2 * radius} opacity={0.7} />
    </svg>
  );
}
