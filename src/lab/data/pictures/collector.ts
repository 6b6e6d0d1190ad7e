/** Puts decoded pictures, one by one, into a dataset. */
import type { Dataset } from '../dataset.ts';

/** The sides that pictures are brought to; our choice. */
export const SIDES = [28, 32, 64, 96] as const;
export type Side = (typeof SIDES)[number];

const CHANNELS = 3;

/** Of all pictures' values: what a phone can hold twice. */
const MOST_VALUE_BYTES = 192 * 2 ** 20;

/** How many pictures of a side are kept at most. */
export function limitFor(side: number, asked: number): number {
  return Math.min(asked, Math.floor(MOST_VALUE_BYTES / (side * side * CHANNELS)));
}

export class PictureCollector {
  private readonly values: Uint8Array;
  private readonly labels: Uint8Array;
  private readonly given: string[] = [];

  constructor(
    private readonly side: number,
    private readonly classNames: readonly string[],
    most: number,
  ) {
    this.values = new Uint8Array(most * side * side * CHANNELS);
    this.labels = new Uint8Array(most);
  }

  get count(): number {
    return this.given.length;
  }

  /** Where each picture came from, in order. */
  get paths(): readonly string[] {
    return this.given;
  }

  /** @param rgba [side * side * 4] */
  add(path: string, label: number, rgba: ArrayLike<number>): void {
    const pixels = this.side * this.side;
    const at = this.count * pixels * CHANNELS;
    for (let i = 0; i < pixels; i++)
      for (let c = 0; c < CHANNELS; c++) this.values[at + CHANNELS * i + c] = rgba[4 * i + c]!;
    this.labels[this.count] = label;
    this.given.push(path);
  }

  dataset(): Dataset {
    const { side, count } = this;
    return {
      name: 'own-pictures',
      kind: 'pictures',
      count,
      height: side,
      width: side,
      channels: CHANNELS,
      classNames: this.classNames,
      values: this.values.subarray(0, count * side * side * CHANNELS),
      labels: this.labels.subarray(0, count),
      duplicatesRemoved: 0,
    };
  }
}
