import { printable } from '../printable.ts';

/** A refusal of a model's outputs: `message` names the array, the place, the value and what is allowed. */
export class AuditInputError extends Error {
  override readonly name: string = 'AuditInputError';
  readonly hint: string;

  constructor(field: string, value: unknown, allowed: string, hint = '') {
    super(
      `${printable(field)}: ${printable(String(value))} is refused; allowed: ${printable(allowed, 1000)}.`,
    );
    this.hint = hint;
  }

  /** The same with a place in front that the array's own place stands for: `a.csv, line 9`. */
  at(place: string): AuditInputError {
    const placed = new AuditInputError('', '', '', this.hint);
    placed.message = `${printable(place)}: ${this.message}`;
    return placed;
  }
}
