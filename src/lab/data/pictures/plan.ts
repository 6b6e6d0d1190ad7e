/** Which files of a folder or zip become the pictures of which class: the innermost folder of a picture is its class. */
import { PicturesError } from './errors.ts';
import type { Skipped, SkipReason } from './skipped.ts';

const FEWEST_CLASSES = 2;
const MOST_CLASSES = 200;
/** Of one picture's file. */
export const MOST_PICTURE_BYTES = 64 * 2 ** 20;

export interface PictureFile {
  /** Folders and name, separated by slashes. */
  readonly path: string;
  /** Bytes; undefined where only the path is known. */
  readonly size: number | undefined;
}

export interface PicturePlan {
  /** In order of their names. */
  readonly classNames: readonly string[];
  /** Class index by path, in the order in which the pictures will stand in the dataset. */
  readonly labels: ReadonlyMap<string, number>;
  readonly skipped: readonly Skipped[];
}

const PICTURE = /\.(png|jpe?g|jfif|webp|gif|bmp)$/i;

const partsOf = (path: string) => path.split(/[\\/]/);

/** Why a path cannot be a picture's, or undefined where it can. */
export function reasonAgainst({ path, size }: PictureFile): SkipReason | undefined {
  const parts = partsOf(path);
  if (parts.includes('..') || parts[0] === '' || /^[a-z]:/i.test(path)) return 'outside';
  if (parts.some((part) => part.startsWith('.') || part === '__MACOSX')) return 'hidden';
  if (!PICTURE.test(path)) return 'not-a-picture';
  if (size !== undefined && size > MOST_PICTURE_BYTES) return 'too-large';
  return undefined;
}

/** How many leading folders all paths have in common: the folder that was chosen is no class. */
function commonDepth(folders: readonly (readonly string[])[]): number {
  const [first = []] = folders;
  const differs = first.findIndex((part, at) => folders.some((folder) => folder[at] !== part));
  return differs < 0 ? first.length : differs;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Takes one of each class by turns until there are enough, so that classes stay as even as they can be. */
function byTurns(classes: readonly (readonly string[])[], limit: number): Set<string> {
  const chosen = new Set<string>();
  const longest = classes.reduce((most, { length }) => Math.max(most, length), 0);
  for (let turn = 0; turn < longest; turn++) {
    for (const paths of classes) {
      const path = paths[turn];
      if (path !== undefined && chosen.size < limit) chosen.add(path);
    }
  }
  return chosen;
}

/**
 * @param limit pictures to keep at most
 * @throws PicturesError when the folders make fewer than 2 or more than 200 classes
 */
export function planPictures(files: readonly PictureFile[], limit: number): PicturePlan {
  const skipped: Skipped[] = [];
  // A zip may hold a path twice; the first counts.
  const different = [...new Map([...files].reverse().map((file) => [file.path, file])).values()].reverse();
  const pictures = different.filter((file) => {
    const why = reasonAgainst(file);
    if (why) skipped.push({ path: file.path, why });
    return !why;
  });
  const folders = pictures.map(({ path }) => partsOf(path).slice(0, -1));
  const common = commonDepth(folders);
  const byClass = new Map<string, string[]>();
  pictures.forEach(({ path }, i) => {
    const name = folders[i]!.slice(common).at(-1);
    if (name === undefined) skipped.push({ path, why: 'no-class-folder' });
    else if (byClass.has(name)) byClass.get(name)!.push(path);
    else byClass.set(name, [path]);
  });
  const classNames = [...byClass.keys()].sort(byText);
  if (classNames.length < FEWEST_CLASSES || classNames.length > MOST_CLASSES) {
    const found = pictures.length === 0 ? 'no pictures' : `pictures in ${classNames.length} class folders`;
    throw new PicturesError(
      `The ${files.length} files hold ${found}; ${FEWEST_CLASSES} to ${MOST_CLASSES} classes are allowed.`,
      'Put the pictures (PNG, JPEG, WebP, GIF or BMP) of each class into a folder of its own, and choose the folder above them.',
    );
  }
  const sorted = classNames.map((name) => byClass.get(name)!.sort(byText));
  const chosen = byTurns(sorted, limit);
  const labels = new Map<string, number>();
  sorted.forEach((paths, label) => {
    for (const path of paths) {
      if (chosen.has(path)) labels.set(path, label);
      else skipped.push({ path, why: 'over-limit' });
    }
  });
  return { classNames, labels, skipped };
}
