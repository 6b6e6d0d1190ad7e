import { BEYOND } from './glide.ts';
import type { Marks } from './marks.ts';
import type { Palette } from './palette.ts';
import { packColour, type Raster, stampPoint } from './raster.ts';
import type { StampSet } from './stamps.ts';

export interface Drawing {
  /** CSS pixels, x and y interleaved. */
  points: Float32Array;
  /** The sides that a point lies beyond (`BEYOND`): it is drawn as an arrow at the edge. */
  beyond: Uint8Array;
  kind: Uint8Array;
  labelled: Uint8Array;
  selection: Uint8Array | null;
  highlighted: number | null;
  lasso: readonly number[];
}

const DIMMED = 0.16;
/** Of colours that are the person's own, so much that the others are still seen. */
const DIMMED_SOLID = 0.4;

/** Draws the whole plot, `scale` device pixels per CSS pixel, over the whole canvas. */
export function drawPlot(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  marks: Marks,
  palette: Palette,
  scale: number,
  image: ImageData,
): void {
  const raster = { pixels: new Uint32Array(image.data.buffer), width: image.width, height: image.height };
  raster.pixels.fill((0xff000000 | packColour(palette.surface)) >>> 0);
  drawPoints(raster, drawing, marks, scale, palette.solid ? DIMMED_SOLID : DIMMED);
  context.putImageData(image, 0, 0);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  drawArrows(context, drawing, marks.radius, palette);
  const { highlighted, lasso } = drawing;
  if (highlighted !== null && 2 * highlighted < drawing.points.length) {
    drawHighlight(context, drawing, highlighted, marks.radius, palette);
  }
  if (lasso.length > 4) drawLasso(context, lasso, palette);
}

function drawPoints(raster: Raster, drawing: Drawing, marks: Marks, scale: number, dimmed: number): void {
  const { points, beyond, kind, labelled, selection } = drawing;
  const count = points.length / 2;
  const stride = coprime(count);
  const stamp = (index: number, set: StampSet | undefined) => {
    if (!set) return;
    const strength = selection && !selection[index] ? dimmed : 1;
    stampPoint(raster, points[2 * index]! * scale, points[2 * index + 1]! * scale, set, strength);
  };
  // Under the points, so that none is swallowed by its neighbours' rings.
  for (let i = 0; i < count; i++) if (labelled[i] && !beyond[i]) stamp(i, marks.label);
  let at = 0;
  for (let k = 0; k < count; k++) {
    at = (at + stride) % count;
    if (!beyond[at]) stamp(at, marks.points[kind[at] ?? 2]);
  }
}

/** The corners of an arrow that points from the edge to what lies beyond it, from its tip on. */
export function arrowAt(x: number, y: number, sides: number, radius: number): readonly [number, number][] {
  const across = (sides & BEYOND.right ? 1 : 0) - (sides & BEYOND.left ? 1 : 0);
  const up = (sides & BEYOND.above ? 1 : 0) - (sides & BEYOND.below ? 1 : 0);
  const angle = Math.atan2(-up, across);
  const size = radius + 2.5;
  return [0, 2.4, -2.4].map((turn) => [x + size * Math.cos(angle + turn), y + size * Math.sin(angle + turn)]);
}

function drawArrows(
  context: CanvasRenderingContext2D,
  { points, beyond, kind }: Drawing,
  radius: number,
  palette: Palette,
): void {
  context.lineWidth = 1.2;
  context.lineJoin = 'round';
  beyond.forEach((sides, i) => {
    if (!sides) return;
    const colour = colourOf(kind[i], palette);
    context.beginPath();
    for (const [x, y] of arrowAt(points[2 * i]!, points[2 * i + 1]!, sides, radius)) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = kind[i] === 0 ? palette.surface : colour;
    context.fill();
    context.strokeStyle = colour;
    context.stroke();
  });
}

const colourOf = (kind: number | undefined, palette: Palette) =>
  [palette.nonmember, palette.member, palette.grey][kind ?? 2] ?? palette.grey;

function drawHighlight(
  context: CanvasRenderingContext2D,
  { points, kind }: Drawing,
  index: number,
  radius: number,
  palette: Palette,
): void {
  const colour = colourOf(kind[index], palette);
  const circle = (r: number) => {
    context.beginPath();
    context.arc(points[2 * index]!, points[2 * index + 1]!, r, 0, 2 * Math.PI);
  };
  circle(radius + 7);
  context.fillStyle = palette.surface;
  context.fill();
  circle(radius + 3.4);
  context.fillStyle = kind[index] === 0 ? palette.surface : colour;
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = kind[index] === 0 ? colour : palette.ink;
  context.stroke();
  circle(radius + 7);
  context.lineWidth = 1.5;
  context.strokeStyle = palette.ink;
  context.stroke();
}

function drawLasso(context: CanvasRenderingContext2D, path: readonly number[], palette: Palette): void {
  context.beginPath();
  for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]!, path[i + 1]!);
  context.closePath();
  context.globalAlpha = 0.07;
  context.fillStyle = palette.ink;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.25;
  context.setLineDash([4, 3]);
  context.strokeStyle = palette.ink;
  context.stroke();
  context.setLineDash([]);
}

/** A stride that visits every index once, far apart in turn, so that neither group is drawn over the other. */
export function coprime(count: number): number {
  let stride = Math.max(1, Math.round(0.618 * count));
  while (gcd(stride, count) > 1) stride++;
  return stride;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
