/** Datasets that the person has loaded, as compact files in IndexedDB: kept over a reload, listed with their size, deletable. */

import type { DBSchema } from 'idb';
import { CATALOGUE } from '../../lab/data/catalogue.ts';
import type { DataId } from '../../lab/experiment/experiment.ts';
import type { KeptSet } from '../data/keptSet.ts';
import { Database, ended } from './database.ts';
import { reasonOf } from './reasonOf.ts';

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

/** A compact file of some hundred megabytes. */
const FILE_MS = 60_000;

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown) => typeof value === 'string';

/** Whether it can be believed: others than this page can write there. */
function isKeptSet(value: Partial<KeptSet>): value is KeptSet {
  const { name, content, kind, classNames, origin, repeats, added } = value;
  const { count, different, height, width, channels, size } = value;
  return (
    CATALOGUE.some((entry) => entry.name === name) &&
    [content, origin].every(isText) &&
    ['pictures', 'table', 'texts'].includes(kind as string) &&
    [count, different, height, width, channels, size, added].every(isCount) &&
    Array.isArray(classNames) &&
    classNames.every(isText) &&
    Array.isArray(repeats) &&
    repeats.every((pair) => isText(pair?.first) && isText(pair?.again))
  );
}

export class KeptData {
  private readonly database: Database<Schema>;

  constructor(name = 'clmia-data') {
    this.database = new Database<Schema>({ name, version: 1, stores: { sets: 'content', files: null } });
  }

  /** Newest first; none where the browser keeps nothing. */
  async list(): Promise<KeptSet[]> {
    try {
      const sets = await this.database.ask((database) => database.getAll('sets'));
      return sets.filter(isKeptSet).sort((a, b) => b.added - a.added);
    } catch {
      return [];
    }
  }

  /** Both or neither are written. @throws DataNotKept */
  async keep(set: KeptSet, compactFile: Uint8Array): Promise<void> {
    try {
      await this.database.ask(async (database) => {
        const writing = database.transaction(['sets', 'files'], 'readwrite');
        await ended(writing, [
          writing.objectStore('sets').put(set),
          writing.objectStore('files').put(compactFile, set.content),
        ]);
      }, FILE_MS);
    } catch (error) {
      throw new DataNotKept(reasonOf(error));
    }
  }

  /** The compact file, or the newest of that name where the experiment does not say which. */
  async read({ name, content }: DataId): Promise<Uint8Array | undefined> {
    const wanted = content || (await this.list()).find((set) => set.name === name)?.content;
    if (!wanted) return undefined;
    try {
      const file = await this.database.ask((database) => database.get('files', wanted), FILE_MS);
      return file instanceof Uint8Array ? file : undefined;
    } catch {
      return undefined;
    }
  }

  /** @throws DataNotKept */
  async drop(checksum: string): Promise<void> {
    try {
      await this.database.ask(async (database) => {
        const writing = database.transaction(['sets', 'files'], 'readwrite');
        await ended(writing, [
          writing.objectStore('sets').delete(checksum),
          writing.objectStore('files').delete(checksum),
        ]);
      });
    } catch (error) {
      throw new DataNotKept(reasonOf(error));
    }
  }
}
