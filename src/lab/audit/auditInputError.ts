/** A refusal of a model's outputs: `message` names the array, the place, the value and what is allowed. */
export class AuditInputError extends Error {
  override readonly name = 'AuditInputError';
  readonly hint: string;

  constructor(field: string, value: unknown, allowed: string, hint = '') {
    super(`${field}: ${value} is refused; allowed: ${allowed}.`);
    this.hint = hint;
  }
}
