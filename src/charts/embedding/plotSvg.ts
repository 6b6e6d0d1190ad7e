import type { Drawing } from './draw.ts';
import type { Palette } from './palette.ts';

/** The plot's marks as the inside of an svg element. */
export function plotSvg(drawing: Drawing, palette: Palette, radius: number): string {
  const { points, kind, labelled } = drawing;
  const marks: string[] = [];
  for (let i = 0; i < points.length / 2; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    const at = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
    marks.push(
      kind[i] === 0
        ? `<circle ${at} r="${radius}" fill="none" stroke="${palette.nonmember}" stroke-width="1.2" stroke-opacity=".85"/>`
        : `<circle ${at} r="${radius}" fill="${kind[i] === 1 ? palette.member : palette.grey}" fill-opacity=".7"/>`,
    );
    if (labelled[i]) marks.push(`<circle ${at} r="${radius + 2.7}" fill="none" stroke="${palette.ink}"/>`);
  }
  return marks.join('\n');
}
