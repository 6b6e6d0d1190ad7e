/** Large outcomes as files of a folder that all machines have. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shelf } from '../machines/board.ts';

/** @throws the system's error where the folder cannot be made or written to */
export async function folderShelf(folder: string): Promise<Shelf> {
  await mkdir(folder, { recursive: true });
  const shelf: Shelf = {
    place: folder,
    async get(name) {
      const path = join(folder, name);
      try {
        const bytes = await readFile(path);
        const now = new Date();
        await utimes(path, now, now).catch(() => undefined);
        return bytes;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async put(name, bytes) {
      // Nobody finds a part of one.
      const partial = join(folder, `.${name}-${randomUUID()}`);
      try {
        await writeFile(partial, bytes);
        await rename(partial, join(folder, name));
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
  };
  const tried = `.tried-${randomUUID()}`;
  await writeFile(join(folder, tried), '');
  await rm(join(folder, tried));
  return shelf;
}
