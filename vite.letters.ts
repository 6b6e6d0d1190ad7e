/**
 * The letters that nearly every visitor waits for: of Inter's files for Latin and Greek only what the page's own words are
 * written with, in a file each. The whole files come when a letter beyond these is shown, as in a name that the person brings.
 */
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** From plain to what browsers call bold. */
const WEIGHTS = { min: 400, max: 700 };

/** What browsers do by themselves, and digits of one width; no alternative forms. */
const KEPT = {
  targetFormat: 'woff2',
  variationAxes: { wght: WEIGHTS },
  keepFeatures: ['calt', 'ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'tnum'],
} as const;

type Ranges = readonly (readonly [first: number, last: number])[];

interface Script {
  readonly file: RegExp;
  readonly all: Ranges;
  /** What the page's own words are written with. */
  readonly words: Ranges;
}

const LATIN: Script = {
  file: /inter-latin-wght-normal.*\.woff2$/,
  // What the file holds, by the ranges for which its style sheet asks for it.
  all: [
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
  ],
  words: [
    [0x0, 0x7e],
    [0xa0, 0xa0],
    [0xa9, 0xa9],
    [0xb1, 0xb1],
    [0xb7, 0xb7],
    [0xd7, 0xd7],
    [0x2009, 0x2009],
    [0x2013, 0x2014],
    [0x2018, 0x2019],
    [0x201c, 0x201d],
    [0x2026, 0x2026],
    [0x202f, 0x202f],
    [0x2212, 0x2212],
  ],
};

const GREEK: Script = {
  file: /inter-greek-wght-normal.*\.woff2$/,
  all: [[0x370, 0x3ff]],
  words: [
    [0x3b3, 0x3b3],
    [0x3c4, 0x3c4],
  ],
};

const lettersOf = (ranges: Ranges) =>
  ranges
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    )
    .join('');

const hex = (code: number) => code.toString(16).toUpperCase();
const unicodeRange = (ranges: Ranges) =>
  ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(',');

/** @returns what `all` holds and `some` does not */
const without = (all: Ranges, some: Ranges): Ranges =>
  some.reduce<Ranges>(
    (left, [first, last]) =>
      left.flatMap(([from, to]): Ranges => {
        if (last < from || first > to) return [[from, to]];
        const around = [
          [from, first - 1],
          [last + 1, to],
        ] as const;
        return around.filter(([low, high]) => low <= high);
      }),
    all,
  );

const subset = (font: Buffer, ranges: Ranges) => subsetFont(font, lettersOf(ranges), KEPT);

/** By the name of the whole file: what the page's own words are written with. */
const wordsOf = new Map<string, { readonly font: Buffer; readonly words: Ranges; readonly others: Ranges }>();

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/** @returns the style sheet, which holds the words' letters, so that nothing is drawn again once they come */
export function withLetters(css: string): string {
  let styled = css;
  for (const [whole, { font, words, others }] of wordsOf) {
    const face = styled.match(/@font-face\{[^}]*\}/g)?.find((one) => one.includes(nameOf(whole)));
    if (!face) throw new Error(`the style sheet has no face for ${whole}`);
    const faceOf = (ranges: Ranges) =>
      face.replace(/unicode-range:[^;}]*/, `unicode-range:${unicodeRange(ranges)}`);
    const source = `url(data:font/woff2;base64,${font.toString('base64')})`;
    styled = styled.replace(face, () => faceOf(others) + faceOf(words).replace(/url\([^)]*\)/, source));
  }
  return styled;
}

export const fewerLetters: Plugin = {
  name: 'fewer-letters',
  apply: 'build',
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      const script = [LATIN, GREEK].find(({ file }) => file.test(part.fileName));
      if (part.type !== 'asset' || !script) continue;
      const font = Buffer.from(part.source);
      part.source = await subset(font, script.all);
      wordsOf.set(part.fileName, {
        font: await subset(font, script.words),
        words: script.words,
        others: without(script.all, script.words),
      });
    }
  },
};
