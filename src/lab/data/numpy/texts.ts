/** numpy's arrays of texts: fixed numbers of characters, four bytes each (`<U5`), or of bytes (`|S5`), filled up with zeros. */
import { swapBytes } from './numbers.ts';
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';

export interface TextKind {
  /** Bytes of one text in the file. */
  readonly size: number;
  /** @throws NumpyError for bytes that are no text */
  read(file: string, bytes: Uint8Array<ArrayBuffer>): string[];
}

const LAST_CODE_POINT = 0x10ffff;

function wideTexts(file: string, { buffer, byteLength }: Uint8Array<ArrayBuffer>, length: number): string[] {
  const points = new Uint32Array(buffer, 0, byteLength / 4);
  return Array.from({ length: points.length / length }, (_, i) => {
    let end = (i + 1) * length;
    while (end > i * length && points[end - 1] === 0) end -= 1;
    const text = points.subarray(i * length, end);
    if (text.some((point) => point > LAST_CODE_POINT))
      throw new NumpyError(file, `holds bytes at position ${i} that are no text.`, SAVE_AGAIN);
    return String.fromCodePoint(...text);
  });
}

function narrowTexts(bytes: Uint8Array, length: number): string[] {
  const decoder = new TextDecoder();
  return Array.from({ length: bytes.length / length }, (_, i) =>
    decoder.decode(bytes.subarray(i * length, (i + 1) * length)).replace(/\0+$/, ''),
  );
}

/** Longer ones are no names. In characters. Our choice. */
const LONGEST = 10_000;

/** @param descr numpy's name of a kind of texts, such as `<U5`; undefined for any other kind */
export function textKind(descr: string): TextKind | undefined {
  const [, order, kind, digits] = /^([<>|=])([US])(\d{1,5})$/.exec(descr) ?? [];
  const length = Number(digits);
  if (kind === undefined || !(length > 0 && length <= LONGEST)) return undefined;
  if (kind === 'S') return { size: length, read: (_, bytes) => narrowTexts(bytes, length) };
  return {
    size: 4 * length,
    read: (file, bytes) => {
      if (order === '>') swapBytes(bytes, 4);
      return wideTexts(file, bytes, length);
    },
  };
}
