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

/** Between a point's edge and its ring. */
export const RING_GAP = 2.7;

/** A point's radius in CSS pixels for so many points on a plot so wide. */
export function pointRadius(count: number, width: number): number {
  const crowd = count <= 600 ? 3.3 : count <= 1500 ? 2.8 : count <= 2500 ? 2.4 : 2.1;
  return width < 420 ? crowd * 0.85 : crowd;
}

/** Up to this share of the points, rings are drawn at full strength. */
const FEW = 0.15;
const FAINTEST = 0.3;

/** How strong a ring is where so many of the points have one: what marks all of them marks none. */
export function ringStrength(shareLabelled: number): number {
  const beyondFew = Math.max(0, shareLabelled - FEW) / (1 - FEW);
  return 1 - (1 - FAINTEST) * Math.sqrt(beyondFew);
}

/**
 * Members filled, non-members hollow, labelled ones ringed, at `scale` device pixels per CSS pixel.
 * @param rings how strong, 0 to 1
 */
export function makeMarks(palette: Palette, radius: number, scale: number, rings: number): Marks {
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
    label: line(radius + RING_GAP, 1, opacity(rings), palette.ink),
    radius,
  };
}
