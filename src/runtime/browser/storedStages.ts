/**
 * Stage outcomes in IndexedDB, shared by all tabs of this page. Whatever is asked of the browser may never be answered, and what
 * it gives back may have been changed: each waiting ends, and an outcome counts only if it is the one that was stored.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import { checkOf } from '../checkOf.ts';
import type { StoredSize } from '../protocol.ts';
import { sizeOf } from '../sizeOf.ts';
import { Database, ended, inTime } from './database.ts';

/** Outcomes kept: those not used for longest go first. */
const MOST_KEPT = 400;
/** About two hundred default runs. */
export const MOST_BYTES = 512 * 2 ** 20;
/** Of what the browser allots to this page: where that is little, the person's data sets need room, too. */
const SHARE_OF_QUOTA = 0.1;

/** No stage waits for it. */
const WRITTEN_MS = 60_000;
const ESTIMATE_MS = 2000;

const VERSION = 2;

/** What is known of an outcome without reading it. */
interface Entry {
  readonly key: string;
  /** When it was used last: milliseconds since 1970. */
  readonly used: number;
  readonly bytes: number;
  readonly check: number;
}

interface Schema extends DBSchema {
  entries: { key: string; value: Entry };
  outcomes: { key: string; value: { readonly key: string; readonly outcome: StageOutcome } };
}

/** What one tab tells the others. */
type News =
  | { readonly kind: 'stored'; readonly entry: Entry }
  | { readonly kind: 'dropped'; readonly keys: readonly string[] }
  | { readonly kind: 'cleared' };

export interface StoredStagesHost {
  /** An outcome was not what had been stored, and was dropped. */
  damaged(): void;
  /** An outcome is larger than all that may be kept. */
  noRoom(bytes: number, most: number): void;
  /** Another tab forgot all of them. */
  cleared(): void;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isEntry(value: Entry): boolean {
  const { key, used, bytes, check } = value;
  return typeof key === 'string' && Number.isFinite(used) && isCount(check) && isCount(bytes);
}

const quota = async (): Promise<number> => (await navigator.storage.estimate()).quota ?? Number.NaN;

async function mostBytes(): Promise<number> {
  const allotted = await inTime(quota(), ESTIMATE_MS).catch(() => Number.NaN);
  return allotted > 0 ? Math.min(MOST_BYTES, SHARE_OF_QUOTA * allotted) : MOST_BYTES;
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

export class StoredStages {
  private entries = new Map<string, Entry>();
  private readonly most = mostBytes();
  private readonly channel: BroadcastChannel | undefined;
  private readonly database: Database<Schema>;

  constructor(
    private readonly host: StoredStagesHost,
    name: string,
    private readonly now: () => number,
  ) {
    const stores = { entries: 'key', outcomes: 'key' };
    const opened = (database: IDBPDatabase<Schema>) => this.look(database);
    this.database = new Database<Schema>({ name, version: VERSION, stores, opened });
    if (typeof BroadcastChannel === 'undefined') return;
    this.channel = new BroadcastChannel(`${name} ${VERSION}`);
    this.channel.onmessage = ({ data }: MessageEvent<News>) => this.hear(data);
  }

  async has(key: string): Promise<boolean> {
    await this.database.open();
    return this.entries.has(key);
  }

  async size(): Promise<StoredSize> {
    await this.database.open();
    return { count: this.entries.size, bytes: this.bytes() };
  }

  /** Another tab may have stored it, and its news be still on their way. */
  async lookFor(key: string): Promise<void> {
    if (this.entries.has(key)) return;
    const entry = await this.database.ask((database) => database.get('entries', key));
    if (entry && isEntry(entry)) this.entries.set(key, entry);
  }

  async read(key: string): Promise<StageOutcome | undefined> {
    await this.database.open();
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    const found = await this.database.ask((database) => database.get('outcomes', key));
    const outcome = found?.outcome;
    if (!(await this.isStored(entry, outcome))) {
      this.host.damaged();
      await this.drop([key]);
      return undefined;
    }
    const used = { ...entry, used: this.now() };
    this.entries.set(key, used);
    // Only the order in which outcomes go depends on it.
    void this.database.ask((database) => database.put('entries', used)).catch(() => undefined);
    return outcome;
  }

  /** Makes room by what was not used for longest; one that is larger than all the room is not kept. */
  async write(key: string, outcome: StageOutcome): Promise<void> {
    await this.database.open();
    const most = await this.most;
    const bytes = sizeOf(outcome);
    if (bytes > most) {
      this.host.noRoom(bytes, most);
      return;
    }
    const check = await checkOf(key, outcome, pause);
    const entry: Entry = { key, used: this.now(), bytes, check };
    const write = async (room: number) => {
      await this.drop(this.surplus(room));
      await this.database.ask(async (database) => {
        const writing = database.transaction(['entries', 'outcomes'], 'readwrite');
        await ended(writing, [
          writing.objectStore('entries').put(entry),
          writing.objectStore('outcomes').put({ key, outcome }),
        ]);
      }, WRITTEN_MS);
    };
    try {
      await write(most - bytes);
    } catch (error) {
      if (!isFull(error) || this.entries.size === 0) throw error;
      // Others share the disk.
      await write(Math.max(0, this.bytes() / 2 - bytes));
    }
    this.entries.set(key, entry);
    this.tell({ kind: 'stored', entry });
  }

  async clear(): Promise<void> {
    await this.database.ask(async (database) => {
      const writing = database.transaction(['entries', 'outcomes'], 'readwrite');
      await ended(writing, [writing.objectStore('entries').clear(), writing.objectStore('outcomes').clear()]);
    });
    this.entries.clear();
    this.tell({ kind: 'cleared' });
  }

  private bytes(): number {
    return Array.from(this.entries.values()).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The keys that have to go for one more, when no more than so many bytes may stay. */
  private surplus(room: number): string[] {
    const oldest = Array.from(this.entries.values()).sort((a, b) => a.used - b.used);
    let bytes = this.bytes();
    let count = oldest.length;
    const going: string[] = [];
    for (const entry of oldest) {
      if (bytes <= room && count < MOST_KEPT) break;
      going.push(entry.key);
      bytes -= entry.bytes;
      count--;
    }
    return going;
  }

  private async drop(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.database.ask(async (database) => {
      const writing = database.transaction(['entries', 'outcomes'], 'readwrite');
      const stores = [writing.objectStore('entries'), writing.objectStore('outcomes')];
      await ended(
        writing,
        keys.flatMap((key) => stores.map((store) => store.delete(key))),
      );
    }, WRITTEN_MS);
    for (const key of keys) this.entries.delete(key);
    this.tell({ kind: 'dropped', keys });
  }

  private async isStored({ key, bytes, check }: Entry, outcome: unknown): Promise<boolean> {
    try {
      return sizeOf(outcome, bytes) === bytes && (await checkOf(key, outcome, pause)) === check;
    } catch {
      return false;
    }
  }

  private async look(database: IDBPDatabase<Schema>): Promise<void> {
    const [entries, keys] = await inTime(
      Promise.all([database.getAll('entries'), database.getAllKeys('outcomes')]),
    );
    const most = await this.most;
    const there = new Set(keys);
    const known = entries.filter((entry) => isEntry(entry) && entry.bytes <= most && there.has(entry.key));
    this.entries = new Map(known.map((entry) => [entry.key, entry]));
    // What nothing is known of could neither be used nor counted.
    const lost = [...keys, ...entries.map(({ key }) => key)].filter((key) => !this.entries.has(key));
    if (lost.length > 0) setTimeout(() => void this.drop(lost).catch(() => undefined));
  }

  private tell(news: News): void {
    this.channel?.postMessage(news);
  }

  private hear(news: News): void {
    if (news.kind === 'stored') this.entries.set(news.entry.key, news.entry);
    else if (news.kind === 'dropped') for (const key of news.keys) this.entries.delete(key);
    else {
      this.entries.clear();
      this.host.cleared();
    }
  }
}
