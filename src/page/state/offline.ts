/** Keeps the lab for use without a connection, by a service worker (`src/offline/`), and learns of newer versions of it. */
import { create } from 'zustand';
import { type Asked, type Progress, SERVICE_WORKER } from '../../offline/protocol.ts';
import { Tries } from '../../offline/tries.ts';
import { isLineDear } from './line.ts';
import { isUnderWay } from './runSlice.ts';
import { useLab } from './store.ts';

export type OfflineStatus =
  /** This browser, or this place, keeps nothing: nothing is said. */
  | 'none'
  /** It is opened from a folder: all of it is there. */
  | 'folder'
  /** The person's browser asks to save data. */
  | 'spared'
  | 'keeping'
  | 'kept'
  | 'failed';

interface Offline {
  readonly status: OfflineStatus;
  /** Of a download, as far as it is or came. */
  readonly progress: Progress | null;
  /** A newer version is there, and waits. */
  readonly hasNewer: boolean;
}

export const useOffline = create<Offline>(() => ({ status: 'none', progress: null, hasNewer: false }));

const say = (offline: Partial<Offline>) => useOffline.setState(offline);

/**
 * A page of its own that may store things. What is embedded elsewhere would be kept once more for each site that it stands in, and a
 * sandboxed frame may not even ask whether there are service workers.
 */
function mayKeep(): boolean {
  if (!import.meta.env.PROD || window.parent !== window || !isSecureContext) return false;
  try {
    return 'caches' in window && navigator.serviceWorker !== undefined;
  } catch {
    return false;
  }
}

const atRest = () =>
  new Promise<void>((resolve) => {
    if (!isUnderWay(useLab.getState())) return resolve();
    const end = useLab.subscribe((state) => {
      if (isUnderWay(state)) return;
      end();
      resolve();
    });
  });

const ask = (worker: ServiceWorker, what: Asked, ...ports: MessagePort[]) => worker.postMessage(what, ports);

const tries = new Tries();

/** A browser that ends a long download, as Firefox does after a minute, gets the rest of it. */
function goOn(): void {
  const pause = tries.pauseAfter(useOffline.getState().progress?.kept ?? 0);
  if (pause === undefined) say({ status: 'failed' });
  else setTimeout(tryAgain, pause);
}

/** Follows a version that is being downloaded: the first one, or a newer one. */
function follow(installing: ServiceWorker, isFirst: boolean): void {
  if (isFirst) {
    say({ status: 'keeping', progress: null });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => say({ progress: data as Progress });
    ask(installing, 'progress', port2);
  }
  installing.addEventListener('statechange', () => {
    const { state } = installing;
    if (!isFirst) {
      if (state === 'installed') say({ hasNewer: true });
    } else if (state === 'activated') say({ status: 'kept' });
    else if (state === 'redundant') goOn();
  });
}

const HOUR = 3_600_000;

/** A tab may stay open for weeks; the browser itself looks when a page is opened. */
function lookAgain(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

let registered: ServiceWorkerRegistration | undefined;

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const address = new URL(SERVICE_WORKER, document.baseURI);
  await serviceWorker.register(address, { updateViaCache: 'none' });
  // Where storage is forbidden some browsers hand out nothing.
  const registration = await serviceWorker.getRegistration(address);
  if (!registration) return;
  const hadOne = registration.active !== null;
  if (hadOne) say({ status: 'kept' });
  if (registration.waiting) say({ hasNewer: true });
  if (registration.installing) follow(registration.installing, !hadOne);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing, registration.active === null);
  });
  if (!registered) lookAgain(registration);
  registered = registration;
}

async function tryAgain(): Promise<void> {
  say({ status: 'keeping' });
  await register().catch(goOn);
}

/** Downloads all that the lab needs, now: what is there already is not asked for again. */
export async function keepNow(): Promise<void> {
  tries.begin();
  await tryAgain();
}

/** When the page has nothing better to do. */
export async function keepOffline(): Promise<void> {
  if (document.documentElement.dataset.folder !== undefined) return say({ status: 'folder' });
  if (!mayKeep()) return;
  const has = await navigator.serviceWorker.getRegistration(document.baseURI).catch(() => undefined);
  if (!has?.active && isLineDear()) return say({ status: 'spared' });
  await atRest();
  // Where it is refused, the lab goes on as it does in browsers that have none.
  await register().catch(() => undefined);
}

/** Opens this tab in the newer version. Tabs that are open go on with the files of theirs. */
export function reloadInNewer(): void {
  const waiting = registered?.waiting;
  if (!waiting) {
    // Another tab has let it take over.
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload();
  });
  ask(waiting, 'take over');
}
