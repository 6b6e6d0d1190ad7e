/**
 * The files of one version of the lab, kept whole in a cache of their own. A version that is replaced stays for as long as a
 * tab of it is open: that still asks for its own late code, which the server has no more.
 */
import { type KeptFile, kindOf, type Progress } from './protocol.ts';

/** What is of the browser. */
export interface Surroundings {
  readonly caches: CacheStorage;
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
  /** The folder that the page lies in. An origin may have several: each has caches of its own. */
  readonly scope: string;
}

/** Written last into a cache: the list of its files. */
const WHOLE = 'kept.json';
/** In the cache of a version that another has taken over from. What is only being downloaded has none. */
const REPLACED = 'replaced';

/** Their names change with their content, so that the browser's own cache has them right. */
const isNamedByContent = (url: string) => url.startsWith('assets/');

/** At once; the page comes first. */
const DOWNLOADS = 2;

export class Keeper {
  constructor(
    private readonly around: Surroundings,
    private readonly files: readonly KeptFile[],
    /** Follows from the files. */
    readonly version: string,
  ) {}

  private at(url: string): string {
    return new URL(url, this.around.scope).href;
  }

  private nameOf(version: string): string {
    return `clmia ${this.around.scope} ${version}`;
  }

  private async versions(): Promise<string[]> {
    const prefix = this.nameOf('');
    const names = await this.around.caches.keys();
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  private open(version: string): Promise<Cache> {
    return this.around.caches.open(this.nameOf(version));
  }

  /**
   * Brings everything. What a try before has brought stays, and what another version has is not asked for again.
   * @throws Error of the first file that did not come, once all others have been tried
   */
  async keep(tell: (progress: Progress) => void): Promise<void> {
    const cache = await this.open(this.version);
    // It may have been here before.
    await cache.delete(this.at(REPLACED));
    const others = await this.otherWholeVersions();
    const waiting = [...this.files];
    const missing = new Set(this.files);
    const failures: unknown[] = [];
    let bytes = 0;
    const download = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        try {
          const brought = await this.bring(file, cache, others);
          bytes += brought;
          missing.delete(file);
        } catch (error) {
          failures.push(error);
        }
        tell(progressOf(this.files, missing, bytes));
      }
    };
    await Promise.all(Array.from({ length: DOWNLOADS }, download));
    if (failures.length > 0) throw failures[0];
    await cache.put(this.at(WHOLE), new Response(JSON.stringify(this.files)));
  }

  private async otherWholeVersions(): Promise<Map<string, Cache>> {
    const having = new Map<string, Cache>();
    for (const version of await this.versions()) {
      if (version === this.version) continue;
      const cache = await this.open(version);
      const list = await cache.match(this.at(WHOLE));
      if (!list) continue;
      for (const { url, integrity } of (await list.json()) as KeptFile[])
        having.set(`${url} ${integrity}`, cache);
    }
    return having;
  }

  /** @returns its bytes */
  private async bring(file: KeptFile, cache: Cache, others: ReadonlyMap<string, Cache>): Promise<number> {
    const at = this.at(file.url);
    let response = await cache.match(at);
    if (!response) {
      const copy = await others.get(`${file.url} ${file.integrity}`)?.match(at);
      await cache.put(at, copy ?? (await this.download(file)));
      response = await cache.match(at);
    }
    return (await response!.blob()).size;
  }

  private async download({ url, integrity }: KeptFile): Promise<Response> {
    const ask = async (mode: RequestCache) => {
      const response = await this.around.fetch(this.at(url), { cache: mode, integrity });
      if (!response.ok) throw new Error(`${url} could not be loaded (status ${response.status}).`);
      // A page may not be answered with what came by a detour.
      return response.redirected ? new Response(response.body, response) : response;
    };
    if (!isNamedByContent(url)) return ask('no-cache');
    // What the browser has of it may be broken.
    return ask('default').catch(() => ask('reload'));
  }

  /** @param version of the tab that asks; a file that it lacks is looked for in the others */
  async answer(url: string, version = this.version): Promise<Response | undefined> {
    const at = this.at(url);
    for (const one of [version, this.version, ...(await this.versions())]) {
      const name = this.nameOf(one);
      // `open` would make one that is gone.
      const found = await this.around.caches.match(at, { cacheName: name });
      if (found) return found;
    }
    return undefined;
  }

  /** @returns whether there was another one, whole */
  async takeOver(): Promise<boolean> {
    const before = await this.otherWholeVersions();
    for (const version of await this.versions())
      if (version !== this.version) await (await this.open(version)).put(this.at(REPLACED), new Response());
    return before.size > 0;
  }

  /** @param open versions of which a tab is open */
  async forget(open: ReadonlySet<string>): Promise<void> {
    for (const version of await this.versions()) {
      if (version === this.version || open.has(version)) continue;
      const name = this.nameOf(version);
      if (await this.around.caches.match(this.at(REPLACED), { cacheName: name }))
        await this.around.caches.delete(name);
    }
  }
}

function progressOf(files: readonly KeptFile[], missing: ReadonlySet<KeptFile>, bytes: number): Progress {
  const kinds = new Set(Array.from(missing, ({ url }) => kindOf(url)));
  return { kept: files.length - missing.size, files: files.length, bytes, missing: [...kinds] };
}
