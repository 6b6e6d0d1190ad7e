/** Which file was probably meant by a path that leads nowhere. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { didYouMean } from '../lab/experiment/didYouMean.ts';
import { callersPath } from './callersPath.ts';

/** A folder of more is not gone through. */
const MOST_NAMES = 10_000;
const MOST_SHOWN = 3;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, MOST_NAMES);
  } catch {
    return [];
  }
}

/** The first part of the path that is not there, and the folder in which it should be. */
function missingPart(path: string): { folder: string; name: string } {
  let at = path;
  while (dirname(at) !== at && !statSync(dirname(at), { throwIfNoEntry: false })) at = dirname(at);
  return { folder: dirname(at), name: basename(at) };
}

const stem = (name: string) => basename(name, extname(name)).toLowerCase();

/** `did you mean /whole/path?`, or nothing; @param path whole */
export function didYouMeanPath(path: string): string {
  // Shells leave it as it is behind an equals sign.
  const atHome = /[/\\]~[/\\](.*)$/.exec(path)?.[1];
  if (atHome !== undefined && existsSync(join(homedir(), atHome)))
    return `did you mean ${join(homedir(), atHome)}?`;
  const { folder, name } = missingPart(path);
  // A link that leads nowhere has the name itself.
  const names = namesIn(folder).filter((one) => one !== name);
  const meant = (found: readonly string[]) =>
    `did you mean ${found
      .slice(0, MOST_SHOWN)
      .map((one) => join(folder, one))
      .join(' or ')}?`;
  const sameStem = names.filter((one) => stem(one) === stem(name));
  if (sameStem.length > 0) return meant(sameStem);
  // As a list of words: the path around a name is no part of the slip.
  const near = /^did you mean (.*)\?$/.exec(
    didYouMean(
      name,
      names.filter((one) => !one.includes(' or ')),
    ),
  );
  if (near) return meant(near[1]!.split(' or '));
  // Where the package lies, which npm makes the working folder.
  const inPackage = resolve(relative(callersPath('.'), path));
  return inPackage !== path && existsSync(inPackage) ? `did you mean ${inPackage}?` : '';
}
