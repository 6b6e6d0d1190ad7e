/** Pictures side by side on a canvas, each with the mark of its side: filled for members, hollow for others. */
import type { Palette } from '../../charts/embedding/palette.ts';
import { toRgba } from '../../charts/toRgba.ts';
import type { Candidates } from '../state/runSlice.ts';

/** CSS pixels. */
const TILE = 34;
const GAP = 3;
const MARK = 4;
const COLUMNS = 12;

export function sheetSize(pictures: number): { width: number; height: number } {
  const rows = Math.ceil(pictures / COLUMNS);
  return { width: COLUMNS * (TILE + GAP) - GAP, height: rows * (TILE + GAP) - GAP };
}

function drawMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  member: boolean,
  { member: own, nonmember, surface }: Palette,
): void {
  const circle = (radius: number) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };
  circle(MARK + 1.5);
  context.fillStyle = surface;
  context.fill();
  circle(MARK - 0.75);
  context.fillStyle = own;
  context.strokeStyle = member ? own : nonmember;
  context.lineWidth = 1.5;
  if (member) context.fill();
  context.stroke();
}

/** @param marks whether each is a member; null: nobody may know */
export function drawSheet(
  context: CanvasRenderingContext2D,
  { width, height, channels, values }: Candidates,
  positions: readonly number[],
  marks: readonly boolean[] | null,
  palette: Palette,
): void {
  const size = sheetSize(positions.length);
  const scale = devicePixelRatio;
  context.canvas.width = size.width * scale;
  context.canvas.height = size.height * scale;
  context.scale(scale, scale);
  const one = new OffscreenCanvas(width, height);
  const pen = one.getContext('2d')!;
  const numbers = width * height * channels;
  positions.forEach((position, i) => {
    const x = (i % COLUMNS) * (TILE + GAP);
    const y = Math.floor(i / COLUMNS) * (TILE + GAP);
    const pixels = (values as Uint8Array).subarray(position * numbers, (position + 1) * numbers);
    pen.putImageData(
      new ImageData(toRgba(pixels, width * height, channels === 3 ? 3 : 1), width, height),
      0,
      0,
    );
    context.drawImage(one, x, y, TILE, TILE);
    if (marks) drawMark(context, x + TILE - MARK, y + TILE - MARK, marks[i]!, palette);
  });
}
