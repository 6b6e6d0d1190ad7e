/**
 * The service worker: once it has been installed, the lab opens and runs without a server. It begins when the page has nothing
 * better to do, and never takes over from another version before all tabs of that are closed, or a person says so.
 */
import { Keeper } from './keeper.ts';
import type { Asked, KeptFile, Progress } from './protocol.ts';
import { Visitors } from './visitors.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

/** The build writes it in place of the name. */
const files = (self as unknown as { readonly __WB_MANIFEST: readonly KeptFile[] }).__WB_MANIFEST;

const { scope } = worker.registration;
const around = { caches, fetch: (url: string, options: RequestInit) => fetch(url, options), scope };
const visitors = new Visitors(caches, scope);

async function versionOf(list: readonly KeptFile[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(list));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const keeper = versionOf(files).then((version) => new Keeper(around, files, version));

const listeners = new Set<MessagePort>();
let progress: Progress | undefined;

worker.addEventListener('install', (event) => {
  const tell = (now: Progress) => {
    progress = now;
    for (const port of listeners) port.postMessage(now);
  };
  event.waitUntil(keeper.then((one) => one.keep(tell)));
});

async function allIds(): Promise<string[]> {
  const all = await worker.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  return all.map(({ id }) => id);
}

/** Forgets versions that nobody has open. @param arriving no client yet */
async function tidy(...arriving: string[]): Promise<void> {
  const versions = await visitors.strikeOut([...(await allIds()), ...arriving]);
  await (await keeper).forget(versions);
}

worker.addEventListener('activate', (event) => {
  const begin = async () => {
    const one = await keeper;
    // The tab of the first visit goes on with the files that it came with. One that was reloaded past the service worker stays so.
    if (!(await one.takeOver())) {
      for (const id of await allIds()) await visitors.write(id, one.version);
      await worker.clients.claim();
    }
    await tidy();
  };
  event.waitUntil(begin());
});

worker.addEventListener('message', ({ data, ports }) => {
  const asked = data as Asked;
  if (asked === 'take over') void worker.skipWaiting();
  const [port] = ports;
  if (asked !== 'progress' || !port) return;
  listeners.add(port);
  if (progress) port.postMessage(progress);
});

/** Whoever asks past the browser's cache has had a broken file. */
const PAST_CACHES: readonly RequestCache[] = ['reload', 'no-store'];

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  const one = await keeper;
  const isPage = request.mode === 'navigate';
  const version = isPage ? one.version : await visitors.versionOf(clientId);
  // A page, or a worker of one.
  if (resultingClientId) {
    const noted = visitors.write(resultingClientId, version ?? one.version);
    event.waitUntil(isPage ? noted.then(() => tidy(resultingClientId)) : noted);
  }
  const kept = () => one.answer(path, version);
  if (PAST_CACHES.includes(request.cache)) {
    const sent = await fetch(request).catch(() => undefined);
    return sent?.ok ? sent : ((await kept()) ?? sent ?? Response.error());
  }
  return (await kept()) ?? fetch(request);
}

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const home = new URL(scope);
  if (method !== 'GET' || origin !== home.origin || !pathname.startsWith(home.pathname)) return;
  // What stands behind `?` or `#` is read by the page.
  const path = pathname.slice(home.pathname.length).replace(/^(index\.html)?$/, './');
  event.respondWith(answer(event, path));
});
