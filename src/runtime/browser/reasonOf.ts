import { unended } from '../../engine/unended.ts';

/** Why the browser has kept nothing, for the middle of a sentence. Chromium leaves a full disk at its name. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = unended(error.message);
  return error instanceof DOMException ? [error.name, message].filter(Boolean).join(': ') : message;
}
