/** What --data names: a file, or a folder of files. */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArchiveFile } from '../../lab/data/archives/archiveFile.ts';
import { inputPath } from '../inputFile.ts';

const ALLOWED = 'a file or folder that can be read';

function fileAt(path: string, name: string, size: number): ArchiveFile {
  return { name, size, stream: () => createReadStream(path) };
}

function listed(folder: string, prefix: string, deeper: boolean): ArchiveFile[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      // A link to nowhere is no file.
      const found = statSync(path, { throwIfNoEntry: false });
      if (found?.isFile()) return [fileAt(path, prefix + name, found.size)];
      return found?.isDirectory() && deeper ? listed(path, `${prefix}${name}/`, false) : [];
    });
}

/** The file, or the files of the folder and of the folders in it. @throws BadInput where there is nothing to read */
export function chosenFiles(given: string): ArchiveFile[] {
  const { path, isFolder } = inputPath('--data', given, ALLOWED, { folder: true });
  return isFolder ? listed(path, '', true) : [fileAt(path, basename(path), statSync(path).size)];
}
