/** What of a link goes into a QR code: all that a camera can read from the back of a room. */
import { MOST_FOR_THE_BACK, type QrCode, qrCode } from './qrCode.ts';

/** What a link may go without, the first first: the settings stay. */
export const LEAVABLE = ['pins', 'sides', 'result'] as const;
export type Leavable = (typeof LEAVABLE)[number];

export interface Scannable {
  readonly link: string;
  readonly left: readonly Leavable[];
  /** null: no camera could read it, whatever is left out. */
  readonly code: QrCode | null;
  readonly isDense: boolean;
}

/**
 * @param present what the link holds beside its settings
 * @param linkWithout the link without some of that
 */
export function scannable(
  present: readonly Leavable[],
  linkWithout: (left: readonly Leavable[]) => string,
): Scannable {
  const leavable = LEAVABLE.filter((part) => present.includes(part));
  for (let count = 0; ; count++) {
    const left = leavable.slice(0, count);
    const link = linkWithout(left);
    const code = qrCode(link);
    const isDense = code !== null && code.version > MOST_FOR_THE_BACK;
    if (count === leavable.length || (code && !isDense)) return { link, left, code, isDense };
  }
}
