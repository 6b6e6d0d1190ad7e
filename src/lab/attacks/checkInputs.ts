/** What every attack refuses: lengths, labels and memberships that cannot be. */

import { ShapeError, TooFewShadowsError, ValueError } from './attackInputErrors.ts';
import type { ModelOutputs, ReferenceOutputs } from './attackInputs.ts';

/** @throws ValueError for a label that is no class. */
export function checkLabels(labels: ArrayLike<number>, classes: number, field = 'labels'): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new ValueError(`${field}[${i}]`, label, `a whole number from 0 to ${classes - 1}`);
    }
  }
}

/** @throws ShapeError unless the flat values are as many as the shape says. */
export function checkLength(field: string, values: ArrayLike<number>, shape: readonly number[]): void {
  const expected = shape.reduce((product, side) => product * side, 1);
  if (values.length !== expected) {
    throw new ShapeError(field, values.length, expected, `[${shape.join(', ')}], flattened row after row`);
  }
}

/** @throws AttackInputError for fewer shadows than `least`, a wrong length, or a membership other than 0 and 1. */
export function checkShadowMembers(
  { members, models }: Pick<ReferenceOutputs, 'members' | 'models'>,
  examples: number,
  least: number,
): void {
  if (models < least) throw new TooFewShadowsError(models, least);
  checkLength('shadows.members', members, [models, examples]);
  for (let i = 0; i < members.length; i++) {
    if (members[i] !== 0 && members[i] !== 1) {
      const place = `shadows.members[${Math.floor(i / examples)}][${i % examples}]`;
      throw new ValueError(place, members[i]!, '1 inside the shadow, 0 outside');
    }
  }
}

/** @throws AttackInputError for a label that is no class, or answers of another length. */
export function checkOutputs(field: string, { kind, values, labels, classes }: ModelOutputs): void {
  checkLabels(labels, classes);
  checkLength(`${field}.${kind}`, values, [labels.length, classes]);
}
