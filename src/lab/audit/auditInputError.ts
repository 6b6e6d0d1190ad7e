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
}
