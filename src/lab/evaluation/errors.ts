/** A refusal of the evaluation: `message` names the field and the value, `hint` what the person can do. */
export class EvaluationError extends Error {
  override readonly name: string = 'EvaluationError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export class NoExamplesError extends EvaluationError {
  override readonly name = 'NoExamplesError';

  constructor(field: string) {
    super(`${field}: no examples`, 'Give at least one member and one non-member.');
  }
}

export class LengthMismatchError extends EvaluationError {
  override readonly name = 'LengthMismatchError';

  constructor(field: string, length: number, expected: number) {
    super(`${field}: ${length} values for ${expected} examples`, 'Give one value per example.');
  }
}

export class NonFiniteScoreError extends EvaluationError {
  override readonly name = 'NonFiniteScoreError';
  readonly position: number;
  readonly value: number;

  constructor(position: number, value: number) {
    super(`scores[${position}]: ${value}`, 'Every score must be a finite number.');
    this.position = position;
    this.value = value;
  }
}

export class BinaryValueError extends EvaluationError {
  override readonly name = 'BinaryValueError';

  constructor(field: string, position: number, value: number) {
    super(`${field}[${position}]: ${value}`, 'Use 1 for a member and 0 for a non-member.');
  }
}

export class OneMembershipKindError extends EvaluationError {
  override readonly name = 'OneMembershipKindError';

  constructor(kind: 0 | 1, count: number) {
    super(`members: all ${count} are ${kind}`, 'Give at least one member (1) and one non-member (0).');
  }
}
