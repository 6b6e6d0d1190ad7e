import type { Palette } from './palette.ts';

export interface Sprites {
  /** One small picture per kind: non-member, member, unknown. */
  points: HTMLCanvasElement[];
  ring: HTMLCanvasElement;
  radius: number;
}

/** A point's radius in CSS pixels for so many points on a plot so wide. */
export function pointRadius(count: number, width: number): number {
  const crowd = count <= 600 ? 3.3 : count <= 1500 ? 2.8 : count <= 2500 ? 2.4 : 2.1;
  return width < 420 ? crowd * 0.85 : crowd;
}

/** Points drawn once at `scale` device pixels per CSS pixel, to be stamped thousands of times. */
export function makeSprites(palette: Palette, radius: number, scale: number): Sprites {
  const hollow = stamp(radius + 1, scale, (context) => {
    context.arc(0, 0, radius - 0.1, 0, 2 * Math.PI);
    context.lineWidth = 1.2;
    context.globalAlpha = 0.85;
    context.strokeStyle = palette.nonmember;
    context.stroke();
  });
  const filled = (colour: string, alpha: number) =>
    stamp(radius + 1, scale, (context) => {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.fill();
    });
  const ring = stamp(radius + 4, scale, (context) => {
    context.arc(0, 0, radius + 2.7, 0, 2 * Math.PI);
    context.lineWidth = 1;
    context.strokeStyle = palette.ink;
    context.stroke();
  });
  return { points: [hollow, filled(palette.member, 0.7), filled(palette.grey, 0.6)], ring, radius };
}

function stamp(
  reach: number,
  scale: number,
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const side = 2 * Math.ceil(reach * scale);
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.setTransform(scale, 0, 0, scale, side / 2, side / 2);
  context.beginPath();
  draw(context);
  return canvas;
}
