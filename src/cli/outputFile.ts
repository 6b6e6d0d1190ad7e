/** Files that a command line asks for: whether they can be written is found out first; written they are last, and whole. */
import {
  accessSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { callersPath } from './callersPath.ts';
import { refusedPath, specialKind } from './inputFile.ts';
import { unbroken } from './signals.ts';
import { isSystemError, systemErrorText } from './systemErrors.ts';

export interface OutputFile {
  /** As it is asked for: `--report`. */
  readonly field: string;
  /** Whole, links followed. */
  readonly path: string;
  /** Folders that are not there yet, the outermost first. */
  readonly folders: readonly string[];
}

const ALLOWED = 'a file to write';
const MOST_LINKS = 40;
/** Enough for a full disk to say so. */
const TRIAL = new Uint8Array(8192);

const there = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Where a link that leads to no file yet would make one. */
function linkedTo(path: string, links = MOST_LINKS): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isSymbolicLink()) return path;
  if (links === 0) return realpathSync(path);
  return linkedTo(resolve(dirname(path), readlinkSync(path)), links - 1);
}

/** The folders above that are missing, and the nearest that is there. */
export function foldersOf(path: string): { readonly missing: string[]; readonly root: string } {
  const missing: string[] = [];
  let folder = dirname(path);
  // Not more than are named: a file system may say of its root that there is none.
  while (!there(folder) && dirname(folder) !== folder) {
    missing.unshift(folder);
    folder = dirname(folder);
  }
  return { missing, root: folder };
}

/** Makes the folders one by one: making them in one call does not return where the system pretends that they are there. */
export function makeFolders(folders: readonly string[]): string[] {
  const made: string[] = [];
  for (const folder of folders) {
    try {
      mkdirSync(folder);
      made.push(folder);
    } catch (error) {
      if (!(isSystemError(error) && error.code === 'EEXIST')) {
        for (const one of made.reverse()) rmdirSync(one);
        throw error;
      }
    }
  }
  return made;
}

function isOpenAs(descriptor: 1 | 2, { dev, ino }: Stats): boolean {
  try {
    const open = fstatSync(descriptor);
    return open.dev === dev && open.ino === ino;
  } catch {
    return false;
  }
}

/** Writes there and takes it away again. */
export function tryOut(path: string, folders: readonly string[]): void {
  const made = makeFolders(folders);
  const draft = join(dirname(path), `.clmia-${process.pid}.tmp`);
  try {
    // In a new folder, only now is known whether its name is none.
    there(path);
    writeFileSync(draft, TRIAL);
  } finally {
    rmSync(draft, { force: true });
    for (const folder of made.reverse()) rmdirSync(folder);
  }
}

/** To be asked before anything is computed. @throws BadInput for a path at which no file can be written */
export function outputFile(field: string, given: string): OutputFile {
  const asked = callersPath(given);
  const refuse = (problem: string) => refusedPath(field, asked, problem, ALLOWED);
  if (/[/\\]$/.test(given)) throw refuse('the name of a folder');
  try {
    const path = linkedTo(asked);
    const found = there(path);
    if (found) {
      const special = specialKind(found);
      if (special) throw refuse(special);
      if (found.isDirectory()) throw refuse('a folder');
      if (isOpenAs(1, found) || isOpenAs(2, found)) throw refuse('where the answer itself goes');
      accessSync(path, constants.W_OK);
    }
    const { missing, root } = foldersOf(path);
    if (!there(root)?.isDirectory()) throw refuse(`${root} is no folder`);
    tryOut(path, missing);
    const whole = missing.length > 0 ? path : join(realpathSync(dirname(path)), basename(path));
    return { field, path: whole, folders: missing };
  } catch (error) {
    throw isSystemError(error) ? refuse(systemErrorText(error)) : error;
  }
}

const sameFile = (one: Stats | undefined, other: Stats | undefined) =>
  one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;

/** Whether a file in a folder that is read may be one of those that the folder is read for: none is a table or a page. */
const mayBeRead = (folder: string, path: string) =>
  !relative(realpathSync(folder), path).startsWith('..') && !/\.(csv|html)$/i.test(path);

/**
 * @param inputs paths that the command reads
 * @throws BadInput where a file would be written over one that is read, or two into one
 */
export function requireApart(outputs: readonly OutputFile[], inputs: readonly string[]): void {
  for (const [i, { field, path }] of outputs.entries()) {
    const found = there(path);
    for (const input of inputs) {
      const read = there(input);
      const inside = read?.isDirectory() && found !== undefined && mayBeRead(input, path);
      if (sameFile(found, read) || inside)
        throw refusedPath(field, path, 'read by this very command', ALLOWED);
    }
    const other = outputs.slice(0, i).find((one) => one.path === path || sameFile(there(one.path), found));
    if (other) throw refusedPath(field, path, `the file of ${other.field}, too`, 'a file of its own');
  }
}

export type Content = Uint8Array | string;

function writeDraft(path: string, draft: string, content: Content): void {
  const mode = there(path)?.mode;
  writeFileSync(draft, content, mode === undefined ? {} : { mode });
}

/**
 * Writes all of them whole, whatever signal arrives: under other names first, so that nobody ever finds a part of one, or
 * one without the others. @throws the system's error, with nothing written
 */
export async function writeOutputs(files: readonly (readonly [OutputFile, Content])[]): Promise<void> {
  const drafts = files.map(([{ path }], i) => join(dirname(path), `.clmia-${process.pid}-${i}.tmp`));
  await unbroken(() => {
    const made: string[] = [];
    try {
      for (const [i, [{ path, folders }, content]] of files.entries()) {
        made.push(...makeFolders(folders));
        writeDraft(path, drafts[i]!, content);
      }
      for (const [i, [{ path }]] of files.entries()) renameSync(drafts[i]!, path);
    } catch (error) {
      for (const draft of drafts) rmSync(draft, { force: true });
      for (const folder of made.reverse()) rmdirSync(folder);
      throw error;
    }
  });
}
