/**
 * An IndexedDB database whose answers are waited for only so long. Other tabs have it open, too: they may delete it, or show
 * another version of the page that wants it in another form.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB, type StoreNames } from 'idb';
import { withTimeLimit } from '../withTimeLimit.ts';

/** An idle disk answers in milliseconds, a busy one in a second. */
const ANSWERED_MS = 10_000;

const WHAT = 'The browser’s storage';
const HINT = 'Reload the page to try again.';

export const inTime = <Value>(answer: Promise<Value>, ms = ANSWERED_MS): Promise<Value> =>
  withTimeLimit(answer, ms, WHAT, HINT);

/** Another tab has the database open in an earlier form and does not let go. */
class HeldByOlderPage extends Error {
  override readonly name = 'HeldByOlderPage';
  constructor() {
    super('another tab shows an older version of this page; close it, then reload');
  }
}

/** The database was closed under us: by the browser, or for another tab that deletes it. */
const isClosed = (error: unknown) =>
  error instanceof DOMException && ['InvalidStateError', 'AbortError'].includes(error.name);

/** Told by the transaction: its requests say no more than that it was aborted. */
export async function ended(
  writing: { readonly done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  Promise.all(requests).catch(() => undefined);
  await writing.done;
}

export class Database<Schema extends DBSchema> {
  private opening: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(
    private readonly form: {
      readonly name: string;
      /** A database of a lower one is emptied. */
      readonly version: number;
      /** The path of each store's key; null where the key is given. */
      readonly stores: Readonly<Record<string, string | null>>;
      /** To be done whenever it has been opened. */
      readonly opened?: (database: IDBPDatabase<Schema>) => Promise<void>;
    },
  ) {}

  /** Once more where the database was closed meanwhile. @throws NoAnswer, HeldByOlderPage, DOMException */
  async ask<Answer>(
    ask: (database: IDBPDatabase<Schema>) => Promise<Answer>,
    ms = ANSWERED_MS,
  ): Promise<Answer> {
    const once = async () => inTime(ask(await this.open()), ms);
    try {
      return await once();
    } catch (error) {
      if (!isClosed(error)) throw error;
      this.opening = undefined;
      return once();
    }
  }

  /** @throws as `ask` */
  open(): Promise<IDBPDatabase<Schema>> {
    this.opening ??= this.opened();
    return this.opening;
  }

  private async opened(again = true): Promise<IDBPDatabase<Schema>> {
    const database = await this.connected();
    const { name, stores, opened } = this.form;
    const isWhole = Object.keys(stores).every((store) =>
      database.objectStoreNames.contains(store as StoreNames<Schema>),
    );
    if (!isWhole && again) {
      database.close();
      await inTime(deleteDB(name));
      return this.opened(false);
    }
    await opened?.(database);
    return database;
  }

  private connected(): Promise<IDBPDatabase<Schema>> {
    const { name, version, stores } = this.form;
    let isLate = false;
    const opening = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
      if (typeof indexedDB === 'undefined') throw new Error('this browser has no IndexedDB');
      openDB<Schema>(name, version, {
        upgrade(database) {
          for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store);
          for (const [store, keyPath] of Object.entries<string | null>(stores))
            database.createObjectStore(store as StoreNames<Schema>, { keyPath });
        },
        blocked: () => reject(new HeldByOlderPage()),
        // To hold on would hold up the tab that deletes it or has it in a newer form.
        blocking: (_current, _wanted, event) => {
          (event.target as IDBDatabase).close();
          this.opening = undefined;
        },
        terminated: () => {
          this.opening = undefined;
        },
      }).then((database) => {
        if (isLate) database.close();
        resolve(database);
      }, reject);
    });
    return inTime(opening).catch((error: unknown) => {
      isLate = true;
      throw error;
    });
  }
}
