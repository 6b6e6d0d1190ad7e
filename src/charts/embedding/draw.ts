import type { Palette } from './palette.ts';
import type { Sprites } from './sprites.ts';

export interface Drawing {
  /** CSS pixels, x and y interleaved. */
  points: Float32Array;
  kind: Uint8Array;
  labelled: Uint8Array;
  selection: Uint8Array | null;
  highlighted: number | null;
  lasso: readonly number[];
}

const DIMMED = 0.16;

/** Draws the whole plot, `scale` device pixels per CSS pixel, on a cleared context. */
export function drawPlot(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  sprites: Sprites,
  palette: Palette,
  scale: number,
): void {
  const { points, kind, labelled, selection, highlighted } = drawing;
  const count = points.length / 2;
  const stride = coprime(count);
  context.setTransform(1, 0, 0, 1, 0, 0);
  let at = 0;
  for (let k = 0; k < count; k++) {
    at = (at + stride) % count;
    const image = sprites.points[kind[at] ?? 2];
    if (image) stampAt(context, image, at, points, selection, scale);
  }
  for (let i = 0; i < count; i++) {
    if (labelled[i]) stampAt(context, sprites.ring, i, points, selection, scale);
  }
  context.globalAlpha = 1;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  if (highlighted !== null && highlighted < count)
    drawHighlight(context, drawing, highlighted, sprites.radius, palette);
  if (drawing.lasso.length > 4) drawLasso(context, drawing.lasso, palette);
}

function stampAt(
  context: CanvasRenderingContext2D,
  image: HTMLCanvasElement,
  index: number,
  points: Float32Array,
  selection: Uint8Array | null,
  scale: number,
): void {
  const x = points[2 * index]!;
  if (Number.isNaN(x)) return;
  context.globalAlpha = selection && !selection[index] ? DIMMED : 1;
  context.drawImage(image, x * scale - image.width / 2, points[2 * index + 1]! * scale - image.height / 2);
}

function drawHighlight(
  context: CanvasRenderingContext2D,
  { points, kind }: Drawing,
  index: number,
  radius: number,
  palette: Palette,
): void {
  const colour = [palette.nonmember, palette.member, palette.grey][kind[index] ?? 2] ?? palette.grey;
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
