import { resolve } from 'node:path';

/**
 * A path as the caller means it, whole: the launcher says from which folder the program was called, since npm runs it in
 * the package's own.
 */
export function callersPath(given: string): string {
  return resolve(process.env.CLMIA_CALLER ?? '', given);
}
