import { PLACES, type StampSet } from './stamps.ts';

/** Device pixels, row-major, 0xAABBGGRR, all opaque. */
export interface Raster {
  pixels: Uint32Array;
  width: number;
  height: number;
}

/** Blends one point at (x, y) device pixels over what is there; `strength` 0 to 1 fades it. */
export function stampPoint(
  { pixels, width, height }: Raster,
  x: number,
  y: number,
  set: StampSet,
  strength: number,
): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const place = Math.floor((y - top) * PLACES) * PLACES + Math.floor((x - left) * PLACES);
  const stamp = set.places[place];
  if (!stamp) return;
  const fade = Math.round(256 * strength);
  const redBlue = set.colour & 0xff00ff;
  const green = set.colour & 0x00ff00;
  for (let k = 0; k < stamp.alpha.length; k++) {
    const px = left + stamp.dx[k]!;
    const py = top + stamp.dy[k]!;
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const at = py * width + px;
    const under = pixels[at]!;
    const a = (stamp.alpha[k]! * fade) >>> 8;
    const b = 256 - a;
    const rb = ((Math.imul(redBlue, a) + Math.imul(under & 0xff00ff, b)) >>> 8) & 0xff00ff;
    const g = ((Math.imul(green, a) + Math.imul(under & 0x00ff00, b)) >>> 8) & 0x00ff00;
    pixels[at] = (0xff000000 | rb | g) >>> 0;
  }
}

/** A colour of the form #rrggbb or #rgb as 0xBBGGRR; black when it is neither. */
export function packColour(colour: string): number {
  const digits = /^#([\da-f]{6}|[\da-f]{3})$/i.exec(colour)?.[1] ?? '000000';
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const value = Number.parseInt(full, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >>> 16);
}
