import { printable } from '../../printable.ts';

/** Files that do not make a data set of pictures by class. */
export class PicturesError extends Error {
  override readonly name = 'PicturesError';
  readonly hint: string;
  constructor(problem: string, hint: string) {
    super(printable(problem, 500));
    this.hint = hint;
  }
}

/** A zip that cannot be read to its end, or would unpack to more than any honest one. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly hint: string;
  constructor(
    file: string,
    problem: string,
    hint = 'Nothing of it was loaded. Pack the folder again, or choose the folder itself.',
  ) {
    super(`${printable(file)}: ${printable(problem, 500)}`);
    this.hint = hint;
  }
}
