/** How official archives are laid out: which files, how long a record, where its label is. Each set's home says it of its own. */
import type { PictureReader } from './pictures.ts';

/** A file of pictures, in the official order. */
export interface Part {
  readonly file: string;
  /** Pictures of the official file; more is no such file. */
  readonly most: number;
  /** The file of its labels, where they are not in the pictures' records. */
  readonly labels?: string;
}

/** One archive. */
export interface Layout {
  readonly title: string;
  readonly archive: string;
  readonly address: string;
  readonly md5: string;
  readonly parts: readonly Part[];
  /** Bytes of a picture's record, the label bytes that it begins with among them. */
  readonly recordBytes: number;
  /** Classes that each label byte of a record, or of a file of labels, may name. */
  readonly classes: readonly number[];
  /** The label byte of the first class. */
  readonly firstLabel: number;
}

/** One way to read an archive. */
export interface Reading {
  readonly layout: Layout;
  readonly side: number;
  readonly read: PictureReader;
  /** Which of the label bytes. */
  readonly labelAt: number;
  readonly classNames: readonly string[];
  /** The archive's own file of them. */
  readonly namesFile: string;
}
