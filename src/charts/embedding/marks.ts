import type { Palette } from './palette.ts';
import { packColour } from './raster.ts';
import { disc, makeStamps, ring, type StampSet } from './stamps.ts';

export interface Marks {
  /** One set per kind: non-member, member, unknown. */
  points: readonly StampSet[];
  label: StampSet;
  /** Of a point, CSS pixels. */
  radius: number;
}

/** A point's radius in CSS pixels for so many points on a plot so wide. */
export function pointRadius(count: number, width: number): number {
  const crowd = count <= 600 ? 3.3 : count <= 1500 ? 2.8 : count <= 2500 ? 2.4 : 2.1;
  return width < 420 ? crowd * 0.85 : crowd;
}

/** Members filled, non-members hollow, labelled ones ringed, at `scale` device pixels per CSS pixel. */
export function makeMarks(palette: Palette, radius: number, scale: number): Marks {
  const r = radius * scale;
  const opacity = (seen: number) => (palette.solid ? 1 : seen);
  const filled = (colour: string, opacity: number) => makeStamps(disc(r), r, opacity, packColour(colour));
  const line = (at: number, width: number, opacity: number, colour: string) =>
    makeStamps(ring(at * scale, width * scale), (at + width) * scale, opacity, packColour(colour));
  return {
    points: [
      line(radius - 0.1, 1.2, opacity(0.85), palette.nonmember),
      filled(palette.member, opacity(0.7)),
      filled(palette.grey, opacity(0.6)),
    ],
    label: line(radius + 2.7, 1, 1, palette.ink),
    radius,
  };
}
