import { arrowAt, type Drawing } from './draw.ts';
import { RING_GAP, ringStrength } from './marks.ts';
import type { Palette } from './palette.ts';

/** The plot's marks as the inside of an svg element. */
export function plotSvg(drawing: Drawing, palette: Palette, radius: number): string {
  const { points, beyond, kind, labelled } = drawing;
  const ring = ringStrength(labelled.reduce((sum, one) => sum + one, 0) / Math.max(1, labelled.length));
  const rings: string[] = [];
  const marks: string[] = [];
  for (let i = 0; i < points.length / 2; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    if (beyond[i]) {
      const colour = kind[i] === 0 ? palette.nonmember : kind[i] === 1 ? palette.member : palette.grey;
      const corners = arrowAt(x, y, beyond[i]!, radius).map((corner) =>
        corner.map((place) => place.toFixed(1)).join(),
      );
      const fill = kind[i] === 0 ? 'none' : colour;
      marks.push(`<polygon points="${corners.join(' ')}" fill="${fill}" stroke="${colour}"/>`);
      continue;
    }
    const at = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
    marks.push(
      kind[i] === 0
        ? `<circle ${at} r="${radius}" fill="none" stroke="${palette.nonmember}" stroke-width="1.2" stroke-opacity=".85"/>`
        : `<circle ${at} r="${radius}" fill="${kind[i] === 1 ? palette.member : palette.grey}" fill-opacity=".7"/>`,
    );
    if (labelled[i])
      rings.push(
        `<circle ${at} r="${radius + RING_GAP}" fill="none" stroke="${palette.ink}" stroke-opacity="${ring.toFixed(2)}"/>`,
      );
  }
  return [...rings, ...marks].join('\n');
}
