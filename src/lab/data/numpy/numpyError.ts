import { printable } from '../../printable.ts';

/** A refusal of a numpy file: `message` says which file, where and what is wrong; `hint` what the person can do. */
export class NumpyError extends Error {
  override readonly name = 'NumpyError';
  readonly hint: string;

  constructor(file: string, problem: string, hint: string) {
    super(`${printable(file)}: ${printable(problem, 500)}`);
    this.hint = hint;
  }
}

export const SAVE_AGAIN = 'Copy the file again, or save it anew with numpy.';
