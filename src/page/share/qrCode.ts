/** A link as a QR code that a phone can read off a projector. */
import { encode } from 'uqr';

export interface QrCode {
  readonly version: number;
  /** Modules on a side, with the quiet zone. */
  readonly size: number;
  /** Its black modules, as the path of an svg picture of that size. */
  readonly path: string;
}

/** Modules of white on every side, as the standard asks. */
const QUIET = 4;

/**
 * A camera needs some three pixels for each module: jsQR reads codes of the versions 4 to 20 at three, slanted, blurred by a pixel
 * and with a sensor's noise, and few at two. A phone's video has some 1,500 pixels for a field as wide as it is far away, so a code
 * that is 1.2 m high on the wall has 225 of them at 8 m: 75 modules, which are version 12 with its quiet zone.
 */
export const MOST_FOR_THE_BACK = 12;

/** With the camera's zoom at two there are 150; of what is denser, one picture in three was not read at three pixels. */
const MOST_VERSION = 20;

/** What a code of that version holds at its lowest level of correction. */
export const MOST_BYTES = 858;

/** As low as the level may be, it is raised as far as the same version allows. */
function coded(text: string, ecc: 'L' | 'M', maxVersion: number): QrCode | null {
  try {
    const { version, size, data } = encode(text, { ecc, maxVersion, boostEcc: true, border: QUIET });
    return { version, size, path: pathOf(data) };
  } catch (error) {
    // It says so of a text that is too long for the version.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A short text is corrected more than what needs the room. @returns null: too long to be read */
export function qrCode(text: string): QrCode | null {
  return coded(text, 'M', MOST_FOR_THE_BACK) ?? coded(text, 'L', MOST_VERSION);
}

/** One rectangle for each run of black modules in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const begin = x;
      while (row[x + 1]) x++;
      parts.push(`M${begin} ${y}h${x + 1 - begin}v1H${begin}z`);
    }
  });
  return parts.join('');
}
