import { coprime } from './draw.ts';
import styles from './EmbeddingPlot.module.css';
import { unitPoints } from './glide.ts';
import { robustLimits } from './limits.ts';
import { pointRadius } from './marks.ts';
import type { Frame } from './scene.ts';

/** Coordinates are whole numbers: a thousandth of the plot's width is less than a pixel. */
const UNITS = 1000;
/** Of the plot on most pages. */
const WIDTH = 600;

/** Lines without length, whose round ends are discs: they stay round however the picture is stretched. */
const dots = (places: readonly (readonly [number, number])[]) =>
  places.map(([x, y]) => `M${x} ${y}h0`).join('');

/** The plot as it is drawn on the canvas, for the page's HTML: as wide and high as the box that it stands in. */
export function EmbeddingPicture({ x, y, kind, labelled }: Frame) {
  const radius = pointRadius(x.length, WIDTH);
  const points = unitPoints(x, y, robustLimits(x, y));
  const place = (i: number) =>
    [Math.round(UNITS * points[2 * i]!), Math.round(UNITS * (1 - points[2 * i + 1]!))] as const;
  const stride = coprime(x.length);
  const order = Array.from(x, (_, i) => (i * stride) % x.length);
  const of = (chosen: (i: number) => boolean) => dots(order.filter(chosen).map(place));
  const nonMembers = of((i) => kind[i] === 0);
  const rings = of((i) => labelled[i] === 1);
  const path = (d: string, colour: string, width: number, opacity = 1) => (
    <path
      d={d}
      stroke={colour}
      strokeWidth={width}
      strokeOpacity={opacity}
      vectorEffect="non-scaling-stroke"
    />
  );
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${UNITS} ${UNITS}`}
      preserveAspectRatio="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {path(rings, 'var(--ink)', 2 * radius + 6.4)}
      {path(rings, 'var(--plot-bg)', 2 * radius + 4.4)}
      {path(nonMembers, 'var(--nonmember)', 2 * radius + 1, 0.85)}
      {path(nonMembers, 'var(--plot-bg)', 2 * radius - 1.4)}
      {path(
        of((i) => kind[i] === 1),
        'var(--member)',
        2 * radius,
        0.7,
      )}
    </svg>
  );
}
