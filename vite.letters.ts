/** The letters that nearly every visitor waits for, without the weights that the page does not use: they are half the file. */
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** The file that holds nearly every letter of the page. */
export const LETTERS = /inter-latin-wght-normal.*\.woff2$/;

/** From plain to what browsers call bold. */
const WEIGHTS = { min: 400, max: 700 };

/** What the file holds, by the ranges for which its style sheet asks for it. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x304, 0x304],
  [0x308, 0x308],
  [0x329, 0x329],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
] as const;

/** Of which the page's own words have one letter. */
const GREEK = /inter-greek-wght-normal.*\.woff2$/;
const GREEK_RANGES = [[0x370, 0x3ff]] as const;

type Ranges = readonly (readonly [first: number, last: number])[];

const lettersOf = (ranges: Ranges) =>
  ranges
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    )
    .join('');

function rangesOf(file: string): Ranges | undefined {
  if (LETTERS.test(file)) return RANGES;
  return GREEK.test(file) ? GREEK_RANGES : undefined;
}

export const fewerWeights: Plugin = {
  name: 'fewer-weights',
  apply: 'build',
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      const ranges = rangesOf(part.fileName);
      if (part.type !== 'asset' || !ranges) continue;
      part.source = await subsetFont(Buffer.from(part.source), lettersOf(ranges), {
        targetFormat: 'woff2',
        variationAxes: { wght: WEIGHTS },
      });
    }
  },
};
