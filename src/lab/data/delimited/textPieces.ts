/** Bytes of a text file as text, piece by piece, in whichever encoding its first bytes speak for. */
import type { Refuse } from './refusal.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Of a file without a byte order mark, so many first bytes tell. */
const LOOKED_AT = 1024;

/** Share of the bytes at even and at odd places that are 0: in UTF-16, every other byte of what ASCII can write. */
function zeros(head: Uint8Array): { readonly even: number; readonly odd: number } {
  const end = Math.min(head.length, LOOKED_AT) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  return { even: (2 * even) / end, odd: (2 * odd) / end };
}

/** The encoding that the first bytes of a text speak for: by a byte order mark, else by the zeros of UTF-16. */
export function textEncodingOf(head: Uint8Array): TextEncodingName {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const { even, odd } = zeros(head);
  if (odd > 0.5 && even < 0.1) return 'utf-16le';
  if (even > 0.5 && odd < 0.1) return 'utf-16be';
  return 'utf-8';
}

const NOT_TEXT_HINT = 'Save the file as CSV in UTF-8.';

export interface TextOptions {
  readonly refuse: Refuse;
  /** Whether bytes that are no text become U+FFFD, for a reader that may not need the cell; default: refused. */
  readonly replaceWrong?: boolean;
}

/**
 * Decodes a file that comes in pieces. Every line end becomes `\n`, a byte order mark is left out.
 * A zero character is refused, for no text has one, and so are bytes that are no text of the file's encoding.
 */
export class TextPieces {
  private decoder: TextDecoder | undefined;
  private encoding: TextEncodingName = 'utf-8';
  private lines = 1;
  private endsInReturn = false;

  constructor(private readonly options: TextOptions) {}

  /** @param bytes the next of the file; of the first piece, the encoding is told */
  push(bytes: Uint8Array): string {
    if (!this.decoder) {
      this.encoding = textEncodingOf(bytes);
      this.decoder = this.newDecoder(true);
    }
    return this.text(bytes, true);
  }

  /** What is left when all bytes have come. */
  end(): string {
    return this.decoder ? this.text(new Uint8Array(0), false) : '';
  }

  private newDecoder(first: boolean): TextDecoder {
    return new TextDecoder(this.encoding, { fatal: !this.options.replaceWrong, ignoreBOM: !first });
  }

  private text(bytes: Uint8Array, more: boolean): string {
    let decoded: string;
    try {
      decoded = this.decoder!.decode(bytes, { stream: more });
    } catch {
      // Once more, to see where. A piece may begin within a character, whose rest is no fault.
      const begin = this.encoding === 'utf-8' ? bytes.findIndex((byte) => (byte & 0xc0) !== 0x80) : 0;
      const text = new TextDecoder(this.encoding).decode(bytes.subarray(Math.max(0, begin)));
      throw this.refusal(text, Math.max(0, text.indexOf('\uFFFD')));
    }
    const zero = decoded.indexOf('\0');
    if (zero >= 0) throw this.refusal(decoded, zero);
    return this.withLineEnds(decoded, more);
  }

  private withLineEnds(decoded: string, more: boolean): string {
    // A line end of two characters may be cut by the pieces.
    let text = this.endsInReturn ? `\r${decoded}` : decoded;
    this.endsInReturn = more && text.endsWith('\r');
    if (this.endsInReturn) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.lines += newlines(text);
    return text;
  }

  private refusal(text: string, at: number): Error {
    const before = text.slice(0, at).replace(/\r\n?/g, '\n');
    return this.options.refuse({
      line: this.lines + newlines(before),
      found: `bytes that are no ${this.encoding.toUpperCase()} text`,
      allowed: 'text in UTF-8 or UTF-16',
      hint: NOT_TEXT_HINT,
    });
  }
}

export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
