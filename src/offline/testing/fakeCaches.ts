/** As much of the browser's caches as a service worker of ours asks for, in memory. */

function fakeCache(): Cache {
  const kept = new Map<string, Response>();
  const at = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request));
  return {
    match: async (request: RequestInfo | URL) => kept.get(at(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) =>
      void kept.set(at(request), new Response(await response.blob())),
    delete: async (request: RequestInfo | URL) => kept.delete(at(request)),
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
  } as unknown as Cache;
}

export function fakeCaches(): CacheStorage {
  const all = new Map<string, Cache>();
  return {
    keys: async () => [...all.keys()],
    open: async (name: string) => {
      const cache = all.get(name) ?? fakeCache();
      all.set(name, cache);
      return cache;
    },
    match: async (request: RequestInfo | URL, { cacheName }: MultiCacheQueryOptions) =>
      all.get(cacheName!)?.match(request),
    delete: async (name: string) => all.delete(name),
  } as unknown as CacheStorage;
}
