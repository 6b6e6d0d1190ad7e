/** A point's coverage around a pixel: offsets and alpha 0 to 256, empty pixels left out. */
export interface Stamp {
  dx: Int8Array;
  dy: Int8Array;
  alpha: Uint16Array;
}

/** One stamp per sub-pixel place, row by row, so that points glide without trembling. */
export interface StampSet {
  /** 0xBBGGRR. */
  colour: number;
  places: readonly Stamp[];
}

export const PLACES = 4;

type Coverage = (distance: number) => number;

const cover = (value: number) => Math.min(1, Math.max(0, value));

/** A filled circle. */
export const disc =
  (radius: number): Coverage =>
  (distance) =>
    cover(radius + 0.5 - distance);

/** A circle's line, `width` thick. */
export const ring =
  (radius: number, width: number): Coverage =>
  (distance) =>
    cover(width / 2 + 0.5 - Math.abs(distance - radius)) * Math.min(1, width);

export function makeStamps(coverage: Coverage, reach: number, opacity: number, colour: number): StampSet {
  const places = Array.from({ length: PLACES * PLACES }, (_, place) =>
    makeStamp(
      coverage,
      Math.ceil(reach) + 1,
      opacity,
      (place % PLACES) + 0.5,
      Math.floor(place / PLACES) + 0.5,
    ),
  );
  return { colour, places };
}

function makeStamp(coverage: Coverage, reach: number, opacity: number, column: number, row: number): Stamp {
  const dx: number[] = [];
  const dy: number[] = [];
  const alpha: number[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const distance = Math.hypot(x + 0.5 - column / PLACES, y + 0.5 - row / PLACES);
      const value = Math.round(256 * opacity * coverage(distance));
      if (value === 0) continue;
      dx.push(x);
      dy.push(y);
      alpha.push(value);
    }
  }
  return { dx: Int8Array.from(dx), dy: Int8Array.from(dy), alpha: Uint16Array.from(alpha) };
}
