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

const ONLINE =
  'The online attacks compare, for each example, models that were trained with it and models that were not; the offline ones need none that was.';
const MISSING = {
  in: ['no example is inside any shadow', ONLINE],
  out: [
    'every example is inside every shadow',
    'Give shadow models that were trained without some of the examples: every attack compares with these.',
  ],
  either: ['no example is inside one shadow and outside another', ONLINE],
} as const;

/** No example has the shadow models that an attack compares with. */
export class MissingShadowError extends AttackInputError {
  override readonly name = 'MissingShadowError';

  constructor(side: keyof typeof MISSING) {
    super(`shadow members: ${MISSING[side][0]}`, MISSING[side][1]);
  }
}

/** A variance that cannot be estimated: one shadow alone does not deviate from its own median. */
export class NoSpreadError extends AttackInputError {
  override readonly name = 'NoSpreadError';

  constructor(side: 'in' | 'out') {
    super(
      `shadow members: no example has more than one ${side.toUpperCase()} shadow`,
      'A variance needs two on that side: give more shadow models.',
    );
  }
}
