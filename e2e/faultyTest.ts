/** Tests whose page comes from a server of their own, which fails as they say. */
import { FaultServer } from './faultServer.ts';
import { test as base } from './test.ts';

export const test = base.extend<{ server: FaultServer }>({
  server: async ({ browserName: _ }, use) => {
    const server = await FaultServer.start();
    await use(server);
    await server.close();
  },
  baseURL: ({ server }, use) => use(server.url),
});

/** What a browser says of a file that does not come, or comes broken. */
export const NOT_LOADED = [
  /Failed to load/,
  /FileNotFetched/,
  /dynamically imported module/,
  /MIME type/,
  /SyntaxError|Unexpected (token|end)/,
];

export { expect } from './test.ts';
