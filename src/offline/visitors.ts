/** Which version each open tab, and each of its workers, was opened with. A service worker may be ended at any time, so it is written down. */

/** No other cache of the lab begins so, and it is no version's. */
const nameOf = (scope: string) => `clmia-visitors ${scope}`;

export class Visitors {
  constructor(
    private readonly caches: CacheStorage,
    private readonly scope: string,
  ) {}

  private at(id: string): string {
    return new URL(`visitors/${id}`, this.scope).href;
  }

  private book(): Promise<Cache> {
    return this.caches.open(nameOf(this.scope));
  }

  async write(id: string, version: string): Promise<void> {
    await (await this.book()).put(this.at(id), new Response(version));
  }

  async versionOf(id: string): Promise<string | undefined> {
    return (await (await this.book()).match(this.at(id)))?.text();
  }

  /** Strikes out whoever has gone. @param here ids of those that are open, or about to be @returns their versions */
  async strikeOut(here: readonly string[]): Promise<Set<string>> {
    const book = await this.book();
    const open = new Set(here.map((id) => this.at(id)));
    const versions = new Set<string>();
    for (const request of await book.keys()) {
      const version = await (await book.match(request))?.text();
      if (!open.has(request.url)) await book.delete(request);
      else if (version) versions.add(version);
    }
    return versions;
  }
}
