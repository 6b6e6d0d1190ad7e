/** A file or folder that is to be read, looked at before anything is done with it. */
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { BadInput, refused } from './badInput.ts';
import { callersPath } from './callersPath.ts';
import { didYouMeanPath } from './nearPath.ts';
import { systemErrorText } from './systemErrors.ts';

/** The refusal of a path, which is never shortened. @param problem what was found there */
export function refusedPath(
  field: string,
  path: string,
  problem: string,
  allowed: string,
  hint = '',
): BadInput {
  const meant = hint === '' ? '' : `; ${hint}`;
  return new BadInput(`${field}: ${path} (${problem}) is refused; allowed: ${allowed}${meant}`);
}

function statOf(field: string, path: string, allowed: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw refusedPath(field, path, systemErrorText(error), allowed, didYouMeanPath(path));
  }
}

/** What is no file and no folder, in words. */
export function specialKind(found: Stats): string | undefined {
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'a device' : undefined;
}

export interface InputPath {
  /** Whole. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly isPipe: boolean;
}

/**
 * @param field of the command line, and what it allows, as a refusal names them
 * @param kinds beside files: whether folders are read, and pipes
 * @throws BadInput for what is not there, may not be read, is empty or of another kind
 */
export function inputPath(
  field: string,
  given: string,
  allowed: string,
  kinds: { readonly folder?: boolean; readonly pipe?: boolean } = {},
): InputPath {
  if (given === '') throw refused(field, 'nothing', allowed);
  const path = callersPath(given);
  const found = statOf(field, path, allowed);
  const refuse = (problem: string) => refusedPath(field, path, problem, allowed);
  const special = specialKind(found);
  if (special && !(kinds.pipe && found.isFIFO())) throw refuse(special);
  if (found.isDirectory() && !kinds.folder) throw refuse('a folder, not a file');
  try {
    accessSync(path, found.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
  } catch (error) {
    throw refuse(systemErrorText(error));
  }
  if (found.isFile() && /[/\\]$/.test(given)) throw refuse('a file, not a folder');
  if (found.isFile() && found.size === 0 && !path.startsWith('/proc/')) throw refuse('an empty file');
  return { path, isFolder: found.isDirectory(), isPipe: found.isFIFO() };
}
