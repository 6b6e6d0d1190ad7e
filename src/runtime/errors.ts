/** Errors as they cross a thread: a name, a message and what the person can do. */
import { StageAborted } from '../lab/stages/stageContext.ts';
import type { ErrorMessage } from './protocol.ts';

/** An error that came from another thread; `name` is that of the class it had there. */
export class RemoteError extends Error {
  override readonly name: string;
  readonly hint: string;
  constructor({ name, message, hint }: ErrorMessage) {
    super(message);
    this.name = name;
    this.hint = hint;
  }
}

export function toMessage(error: unknown): ErrorMessage {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), hint: '' };
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : '';
  return { name: error.name, message: error.message, hint };
}

export function fromMessage(message: ErrorMessage): Error {
  return message.name === 'StageAborted' ? new StageAborted(message.message) : new RemoteError(message);
}
