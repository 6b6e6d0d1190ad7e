/** Stage outcomes by key: the recent ones at hand, the rest in IndexedDB, so that a reload recomputes nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import { SessionMemory } from '../sessionMemory.ts';

/** Outcomes kept on disk: the oldest go first. */
const KEPT = 400;

const WRITE_LATER_MS = 5;

interface Schema extends DBSchema {
  outcomes: {
    key: string;
    value: { key: string; used: number; outcome: StageOutcome };
    indexes: { used: number };
  };
}

/** Remembers over reloads as well; where storage is blocked or full, it says so once and goes on without. */
export class DiskMemory extends SessionMemory {
  private database: Promise<IDBPDatabase<Schema> | undefined>;
  private failed = false;
  private clock: number;
  /** Keys of what is on disk: asking it for one that it has not would take as long as a small stage. */
  private kept = new Set<string>();

  constructor(
    private readonly onFailure: (reason: string) => void,
    name = 'clmia-lab',
    now = () => Date.now(),
  ) {
    super();
    this.clock = now();
    this.database = this.open(name);
  }

  private async open(name: string): Promise<IDBPDatabase<Schema> | undefined> {
    try {
      const database = await openDB<Schema>(name, 1, {
        upgrade(database) {
          database.createObjectStore('outcomes', { keyPath: 'key' }).createIndex('used', 'used');
        },
      });
      this.kept = new Set(await database.getAllKeys('outcomes'));
      return database;
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  override async get(key: string): Promise<StageOutcome | undefined> {
    const held = await super.get(key);
    if (held) return held;
    const database = await this.database;
    if (!database || !this.kept.has(key)) return undefined;
    try {
      const found = await database.get('outcomes', key);
      if (!found) return undefined;
      this.hold(key, found.outcome);
      void database.put('outcomes', { ...found, used: this.clock++ }).catch(() => undefined);
      return found.outcome;
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  override async has(key: string): Promise<boolean> {
    if (await super.has(key)) return true;
    return (await this.database) !== undefined && this.kept.has(key);
  }

  override async put(key: string, outcome: StageOutcome, stored = true): Promise<void> {
    await super.put(key, outcome);
    const database = stored ? await this.database : undefined;
    if (!database) return;
    try {
      // The stages that wait for this outcome go first: to copy a large one takes a while.
      await new Promise((resolve) => setTimeout(resolve, WRITE_LATER_MS));
      await database.put('outcomes', { key, used: this.clock++, outcome });
      this.kept.add(key);
      await this.trim(database);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Forgets everything, on disk too. */
  async clear(): Promise<void> {
    this.forgetHeld();
    this.kept.clear();
    await (await this.database)?.clear('outcomes');
  }

  private async trim(database: IDBPDatabase<Schema>): Promise<void> {
    let surplus = this.kept.size - KEPT;
    if (surplus <= 0) return;
    const writing = database.transaction('outcomes', 'readwrite');
    for (
      let at = await writing.store.index('used').openCursor();
      at && surplus > 0;
      at = await at.continue()
    ) {
      await at.delete();
      this.kept.delete(at.primaryKey);
      surplus--;
    }
    await writing.done;
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.database = Promise.resolve(undefined);
    this.onFailure(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}
