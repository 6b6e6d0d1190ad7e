/** The store of large outcomes that `--store` names. */
import type { Shelf } from '../machines/board.ts';
import { folderShelf } from './folderShelf.ts';

export async function openShelf(given: string): Promise<Shelf> {
  return folderShelf(given);
}
