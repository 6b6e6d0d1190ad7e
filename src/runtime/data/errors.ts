/** Files that are refused before they are read, or cannot be used once they are. */
import { printable } from '../../lab/printable.ts';

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly hint: string;
  constructor(file: string, size: number, most: number) {
    const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
    super(`${printable(file)} has ${gigabytes(size)}; at most ${gigabytes(most)} are read.`);
    this.hint = 'Nothing of it was read. Choose a smaller file, or only the part that you need.';
  }
}

export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';
  readonly hint =
    'It may have been moved or changed since it was chosen, or may not be yours to read. Choose it again.';
  constructor(file: string, reason: string) {
    super(`${printable(file)} could not be read (${reason}).`);
  }
}

export class FilesNotRecognised extends Error {
  override readonly name = 'FilesNotRecognised';
  readonly hint =
    'Choose an official archive of CIFAR-10, CIFAR-100 or STL-10 or its .bin files, a folder or zip of pictures with one sub-folder per class, or one CSV file.';
  constructor(files: readonly { readonly path: string }[]) {
    const [first] = files;
    super(
      first === undefined
        ? 'There was no file.'
        : files.length === 1
          ? `${printable(first.path)} is no data set that this lab reads.`
          : `The ${files.length} files (${printable(first.path)}, …) are no data set that this lab reads.`,
    );
  }
}

export class DataTooSmall extends Error {
  override readonly name = 'DataTooSmall';
  readonly hint: string;
  constructor(different: number, least: number) {
    super(`There are ${different} different examples; the four sets need at least ${least}.`);
    this.hint = 'Add examples. What occurs twice counts once.';
  }
}
