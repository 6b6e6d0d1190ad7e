import { didYouMean, namingAll, refusalText } from '../lab/experiment/didYouMean.ts';
import { type Problem, shortened } from '../lab/experiment/experimentText.ts';
import { printable } from '../lab/printable.ts';

/** Refused input (exit code 2); the message is one line naming the field, the value and what is allowed. */
export class BadInput extends Error {
  override readonly name = 'BadInput';

  constructor(message: string) {
    super(printable(message.replace(/\s+/g, ' '), Number.POSITIVE_INFINITY));
  }
}

/** The refusal of one value of one field. @param options of which one may have been meant */
export function refused(
  field: string,
  value: unknown,
  allowed: string,
  options: readonly string[] = [],
): BadInput {
  const meant = typeof value === 'string' ? didYouMean(value, options) : '';
  const refusal = `${field}: ${shownValue(value)} is refused; allowed: ${allowed}`;
  return new BadInput(meant === '' ? refusal : `${refusal}; ${meant}`);
}

function shownValue(value: unknown): string {
  return typeof value === 'number' ? String(value) : shortened(value);
}

/** The refusal of a path or a value of the experiment. */
export function refusedProblem(problem: Problem): BadInput {
  return new BadInput(refusalText(problem, namingAll(problem)));
}
