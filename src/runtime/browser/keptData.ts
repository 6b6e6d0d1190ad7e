/** Datasets that the person has loaded, as compact files in IndexedDB: kept over a reload, listed with their size, deletable. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DataId } from '../../lab/experiment/experiment.ts';
import type { KeptSet } from '../data/keptSet.ts';

interface Schema extends DBSchema {
  sets: { key: string; value: KeptSet };
  files: { key: string; value: Uint8Array };
}

/** The browser keeps nothing here: private browsing, a full disk, or storage that is switched off. */
export class DataNotKept extends Error {
  override readonly name = 'DataNotKept';
  readonly hint =
    'Free some disk space, delete a dataset that you no longer need, or leave private browsing.';
  constructor(reason: string) {
    super(`The dataset cannot be kept in this browser (${reason}).`);
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Where storage is switched off, some browsers throw at once. */
async function opened(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('sets', { keyPath: 'content' });
      database.createObjectStore('files');
    },
  });
}

export class KeptData {
  private readonly database: Promise<IDBPDatabase<Schema>>;

  constructor(name = 'clmia-data') {
    this.database = opened(name);
    // Told by whoever asks.
    this.database.catch(() => undefined);
  }

  /** Newest first; none where the browser keeps nothing. */
  async list(): Promise<KeptSet[]> {
    try {
      const sets = await (await this.database).getAll('sets');
      return sets.sort((a, b) => b.added - a.added);
    } catch {
      return [];
    }
  }

  /** Both or neither are written. @throws DataNotKept */
  async keep(set: KeptSet, compactFile: Uint8Array): Promise<void> {
    try {
      const writing = (await this.database).transaction(['sets', 'files'], 'readwrite');
      await Promise.all([
        writing.objectStore('sets').put(set),
        writing.objectStore('files').put(compactFile, set.content),
        writing.done,
      ]);
    } catch (error) {
      throw new DataNotKept(reasonOf(error));
    }
  }

  /** The compact file, or the newest of that name where the experiment does not say which. */
  async read({ name, content }: DataId): Promise<Uint8Array | undefined> {
    const wanted = content || (await this.list()).find((set) => set.name === name)?.content;
    if (!wanted) return undefined;
    try {
      return await (await this.database).get('files', wanted);
    } catch {
      return undefined;
    }
  }

  /** @throws DataNotKept */
  async drop(checksum: string): Promise<void> {
    try {
      const writing = (await this.database).transaction(['sets', 'files'], 'readwrite');
      await Promise.all([
        writing.objectStore('sets').delete(checksum),
        writing.objectStore('files').delete(checksum),
        writing.done,
      ]);
    } catch (error) {
      throw new DataNotKept(reasonOf(error));
    }
  }
}
