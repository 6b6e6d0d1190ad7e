import styles from './BandCurves.module.css';
import type { BandArea, BandScales, BandSeries } from './bands.ts';
import { spreadLabels } from './curveLayout.ts';
import { fitting } from './letters.ts';

const LINE = 15;

/** Each curve's name beside its last point, never over another. */
export function BandNames({
  series,
  x,
  toX,
  toY,
  area,
  width,
}: BandScales & {
  readonly series: readonly BandSeries[];
  readonly area: BandArea;
  readonly width: number;
}) {
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
        {fitting(name, width - area.x1 - 14)}
      </text>
    </g>
  ));
}
