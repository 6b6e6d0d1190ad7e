import { shortened } from '../lab/experiment/experimentText.ts';

/** Refused input (exit code 2); the message is one line naming the field, the value and what is allowed. */
export class BadInput extends Error {
  override readonly name = 'BadInput';

  constructor(message: string) {
    super(message.replace(/\s+/g, ' '));
  }
}

/** The refusal of one value of one field. */
export function refused(field: string, value: unknown, allowed: string): BadInput {
  return new BadInput(`${field}: ${shownValue(value)} is refused; allowed: ${allowed}`);
}

function shownValue(value: unknown): string {
  return typeof value === 'number' ? String(value) : shortened(value);
}
