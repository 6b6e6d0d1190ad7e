/** The page may be put anywhere: a project's Pages lie under a folder. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const BUILT = 'dist';
const FOLDER = '/somewhere/clmia/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** A server that has nothing but the folder. */
const inFolder = test.extend<object, { readonly served: string }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url ?? '', 'http://localhost');
        const name = pathname === FOLDER ? 'index.html' : pathname.slice(FOLDER.length);
        try {
          if (!pathname.startsWith(FOLDER)) throw new Error('outside');
          const bytes = await readFile(join(BUILT, name));
          const type = TYPES[extname(name)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type }).end(bytes);
        } catch {
          response.writeHead(404).end();
        }
      }).listen(0, 'localhost');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      await use(`http://localhost:${port}${FOLDER}`);
      server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ served }, use) => use(served),
});

inFolder('under a folder the page finds its code, its workers and its data', async ({ lab }) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  await expect(lab.failure).toHaveCount(0);
});
