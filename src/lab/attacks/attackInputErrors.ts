/** A refusal of an attack's input: `message` names the array, the place and the value, `hint` what the person can do. */
export class AttackInputError extends Error {
  override readonly name: string = 'AttackInputError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export class ShapeError extends AttackInputError {
  override readonly name = 'ShapeError';

  constructor(field: string, length: number, expected: number, shape: string) {
    super(`${field}: ${length} values for ${expected}`, `Give ${field} as ${shape}.`);
  }
}

export class ValueError extends AttackInputError {
  override readonly name = 'ValueError';

  constructor(place: string, value: number, allowed: string) {
    super(`${place}: ${value}`, `Allowed: ${allowed}.`);
  }
}

export class TooFewShadowsError extends AttackInputError {
  override readonly name = 'TooFewShadowsError';

  constructor(count: number, least: number) {
    super(`shadows: ${count}`, `Give the outputs of at least ${least} shadow models.`);
  }
}

/** An example that every shadow model was trained on, or none. */
export class MissingShadowError extends AttackInputError {
  override readonly name = 'MissingShadowError';
  readonly example: number;

  constructor(example: number, side: 'in' | 'out') {
    const inside = side === 'in';
    super(
      `shadow members: example ${example} is ${inside ? 'inside no' : 'inside every'} shadow`,
      `Give each example at least one shadow that was trained ${inside ? 'with' : 'without'} it.`,
    );
    this.example = example;
  }
}

/** A variance that cannot be estimated: one shadow alone does not deviate from its own median. */
export class NoSpreadError extends AttackInputError {
  override readonly name = 'NoSpreadError';

  constructor(example: number | 'every example', side: 'in' | 'out') {
    super(
      `shadow members: ${example === 'every example' ? example : `example ${example}`} has one ${side.toUpperCase()} shadow`,
      'A variance needs two on that side: give more shadow models, or choose the fixed variance.',
    );
  }
}
