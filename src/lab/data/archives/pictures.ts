/** One picture of an archive as the lab holds it: rows of pixels, channels side by side. */

const CHANNELS = 3;
const BLOCK = 3;

/** Puts `record`'s picture into `into`, which has room for it. */
export type PictureReader = (record: Uint8Array, into: Uint8Array) => void;

/** CIFAR: a plane for each channel, each row by row (Krizhevsky 2009). @param from where the planes begin */
export function fromRows(side: number, from: number): PictureReader {
  const plane = side * side;
  return (record, into) => {
    for (let channel = 0; channel < CHANNELS; channel++) {
      const start = from + channel * plane;
      for (let i = 0; i < plane; i++) into[i * CHANNELS + channel] = record[start + i]!;
    }
  };
}

/** STL-10: a plane for each channel, each column by column (Coates, Lee & Ng 2011). */
export function fromColumns(side: number): PictureReader {
  return (record, into) => {
    let at = 0;
    for (let channel = 0; channel < CHANNELS; channel++)
      for (let x = 0; x < side; x++)
        for (let y = 0; y < side; y++) into[(y * side + x) * CHANNELS + channel] = record[at++]!;
  };
}

/** The same, each pixel the rounded mean of 3 x 3 of the record's. @param side of the record's picture */
export function fromColumnsAveraged(side: number): PictureReader {
  const small = side / BLOCK;
  const sums = new Uint16Array(small * small * CHANNELS);
  return (record, into) => {
    sums.fill(0);
    let at = 0;
    for (let channel = 0; channel < CHANNELS; channel++)
      for (let x = 0; x < side; x++) {
        const column = Math.floor(x / BLOCK);
        for (let y = 0; y < side; y++) {
          const pixel = Math.floor(y / BLOCK) * small + column;
          sums[pixel * CHANNELS + channel]! += record[at++]!;
        }
      }
    for (let i = 0; i < sums.length; i++) into[i] = Math.round(sums[i]! / (BLOCK * BLOCK));
  };
}
