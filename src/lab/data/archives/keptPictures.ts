/** The first pictures in official order, whatever the order in which their files come. */
import { joined } from '../joined.ts';

/** Of the pictures of one part. */
interface Room {
  /** All that its file has. */
  readonly count: number;
  /** [kept * pictureBytes], the first of them. */
  values: Uint8Array;
}

export class KeptPictures {
  private readonly rooms = new Map<number, Room>();
  /** Of whole parts, from 0. */
  private readonly labels = new Map<number, Uint8Array>();
  private readonly read = new Set<number>();
  private readonly limit: number;
  private readonly pictureBytes: number;
  private readonly expected: readonly number[];

  /** @param expected the parts that may come, in official order */
  constructor(limit: number, pictureBytes: number, expected: readonly number[]) {
    this.limit = limit;
    this.pictureBytes = pictureBytes;
    this.expected = expected;
  }

  /** Makes room for a part of `count` pictures, at the expense of later parts. @returns how many of it are kept */
  open(part: number, count: number): number {
    this.rooms.set(part, { count, values: new Uint8Array(0) });
    let left = this.limit;
    for (const one of this.expected) {
      const room = this.rooms.get(one);
      if (!room) continue;
      const bytes = Math.min(left, room.count) * this.pictureBytes;
      if (one === part) room.values = new Uint8Array(bytes);
      else if (room.values.length > bytes) room.values = room.values.slice(0, bytes);
      left -= bytes / this.pictureBytes;
    }
    return this.rooms.get(part)!.values.length / this.pictureBytes;
  }

  /** Where a kept picture of an opened part is written. */
  picture(part: number, index: number): Uint8Array {
    const at = index * this.pictureBytes;
    return this.rooms.get(part)!.values.subarray(at, at + this.pictureBytes);
  }

  /** All kept pictures of the part are written. */
  close(part: number): void {
    this.read.add(part);
  }

  setLabels(part: number, labels: Uint8Array): void {
    this.labels.set(part, labels);
  }

  /** How many pictures the part has, or undefined before it comes. */
  countOf(part: number): number | undefined {
    return this.rooms.get(part)?.count;
  }

  /** The part's labels, or undefined before they come. */
  labelsOf(part: number): Uint8Array | undefined {
    return this.labels.get(part);
  }

  /** Whether nothing that may still come changes the outcome. */
  get complete(): boolean {
    let left = this.limit;
    for (const part of this.expected) {
      if (left <= 0) return true;
      if (!this.read.has(part) || !this.labels.has(part)) return false;
      left -= this.rooms.get(part)!.count;
    }
    return true;
  }

  /** Of all parts that have come: values [count * pictureBytes] and labels [count]. */
  result(): { count: number; values: Uint8Array; labels: Uint8Array } {
    const parts = this.expected.filter((part) => this.rooms.has(part));
    const all = parts.map((part) => this.rooms.get(part)!.values);
    const values = all.length === 1 ? all[0]! : joined(all);
    const labels = joined(
      parts.map((part, i) => this.labels.get(part)!.subarray(0, all[i]!.length / this.pictureBytes)),
    );
    return { count: labels.length, values, labels };
  }
}
