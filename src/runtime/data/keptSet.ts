import type { DatasetName } from '../../lab/data/catalogue.ts';
import type { DatasetKind } from '../../lab/data/dataset.ts';

/** What is known of a kept dataset without reading it. */
export interface KeptSet {
  readonly name: DatasetName;
  /** First digits of the compact file's checksum: tells it from every other. */
  readonly content: string;
  readonly kind: DatasetKind;
  readonly count: number;
  /** Examples that differ from all others before them: what the four sets can be drawn from. */
  readonly different: number;
  /** Some of those that occur again, by the files or rows that they came from. */
  readonly repeats: readonly { readonly first: string; readonly again: string }[];
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classNames: readonly string[];
  /** Bytes on disk. */
  readonly size: number;
  /** The files that it was read from. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly added: number;
}
