/** What a picture that leaves the page needs around it: a title, a key and a caption, on white. */
import type { KeyEntry } from './chartWords.ts';
import { LIGHT } from './embedding/palette.ts';

export interface Frame {
  readonly title: string;
  readonly key: readonly KeyEntry[];
  readonly caption: readonly string[];
}

export interface Drawn {
  /** The inside of an svg element. */
  readonly inner: string;
  readonly width: number;
  readonly height: number;
}

/** Text is narrower than this on every machine that has one of these fonts, in parts of its size. */
const LETTER = 0.58;
const FONT = "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";
const PAD = 16;
const LEAST_WIDTH = 480;
const TITLE = 15;
const SMALL = 11;
const LINE = 1.45;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Lines of whole words, each at most so wide; a word that is wider is broken. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(1, Math.floor(width / (size * LETTER)));
  const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function markOf({ mark, colour, dash }: KeyEntry, x: number, y: number): string {
  const circle = (r: number, more: string) => `<circle cx="${x + 8}" cy="${y}" r="${r}" ${more}/>`;
  switch (mark) {
    case 'line':
    case 'dash': {
      const dashes = dash ?? (mark === 'dash' ? '4 3' : 'none');
      return `<line x1="${x}" x2="${x + 16}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>`;
    }
    case 'hollow':
      return circle(4, `fill="none" stroke="${colour}" stroke-width="1.5"`);
    case 'ring':
      return circle(5.5, `fill="none" stroke="${colour}"`) + circle(2, `fill="${colour}"`);
    default:
      return circle(4.5, `fill="${colour}"`);
  }
}

/** @returns a stand-alone .svg file that asks for nothing outside itself */
export function framed({ inner, width, height }: Drawn, { title, key, caption }: Frame): string {
  const room = Math.max(width, LEAST_WIDTH);
  const parts: string[] = [];
  let y = PAD;
  const write = (text: string, size: number, weight: number, colour: string) => {
    for (const line of wrapped(text, room, size)) {
      y += size * LINE;
      parts.push(
        `<text x="${PAD}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`,
      );
    }
  };
  write(title, TITLE, 600, LIGHT.ink);
  let x = PAD;
  if (key.length > 0) y += SMALL * 2;
  for (const entry of key) {
    const wide = 22 + entry.text.length * SMALL * LETTER;
    if (x > PAD && x + wide > PAD + room) {
      x = PAD;
      y += SMALL * 1.7;
    }
    parts.push(markOf(entry, x, y - 4));
    parts.push(
      `<text x="${x + 22}" y="${y}" font-size="${SMALL}" fill="${LIGHT.ink}">${escaped(entry.text)}</text>`,
    );
    x += wide + 16;
  }
  y += PAD / 2;
  const top = y;
  y += height + PAD / 2;
  for (const line of caption) write(line, SMALL, 400, '#555c66');
  const whole = { width: room + 2 * PAD, height: Math.ceil(y + PAD) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" font-family="${FONT}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(caption.join(' '))}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...parts,
    `<svg x="${PAD}" y="${top}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="visible">${inner}</svg>`,
    '</svg>',
  ].join('\n');
}

/** Letters, numbers and dashes only, for the name of a file. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
