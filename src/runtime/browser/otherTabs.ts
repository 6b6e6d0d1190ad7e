/**
 * Other tabs of this page, which share the stored stages: a lock of the stage's name says that one of them trains it, and its
 * messages that it goes on. A tab that is closed loses its locks; one that is paused, asleep or frozen falls silent.
 */
import type { Others } from '../sharedStages.ts';

/** A tab that trains tells so every second. */
const TELL_MS = 1000;
/** One that has told nothing for so long is not waited for. */
const SILENT_MS = 4000;
/** Browsers answer in a millisecond. */
const ANSWERED_MS = 1000;

export interface OtherTabsHost {
  readonly locks: LockManager;
  readonly channel: BroadcastChannel;
  /** Looks for what another tab has stored, of which the news may come later than the end of its lock. */
  look(key: string): Promise<unknown>;
  now(): number;
}

export class OtherTabs implements Others {
  /** Of the locks that this tab holds; null: asked for, and not answered yet. */
  private readonly releases = new Map<string, (() => void) | null>();
  private readonly told = new Map<string, number>();
  /** Stages that another tab has in hand and does not go on with. */
  private readonly silent = new Set<string>();
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(private readonly host: OtherTabsHost) {
    host.channel.onmessage = ({ data }: MessageEvent<string>) => {
      this.silent.delete(data);
      for (const listener of this.listeners.get(data) ?? []) listener();
    };
  }

  claim(key: string): Promise<boolean> {
    if (this.releases.has(key) || this.silent.has(key)) return Promise.resolve(true);
    this.releases.set(key, null);
    return new Promise((resolve) => {
      const answer = (mayBegin: boolean) => {
        clearTimeout(late);
        resolve(mayBegin);
      };
      const late = setTimeout(() => answer(true), ANSWERED_MS);
      const asked = this.host.locks.request(nameOf(key), { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        // It may have been over before the browser answered.
        if (!lock || !this.releases.has(key)) return undefined;
        const held = new Promise<void>((release) => this.releases.set(key, release));
        this.goesOn(key);
        return held;
      });
      asked.catch(() => answer(true));
    });
  }

  goesOn(key: string): void {
    const now = this.host.now();
    if (!this.releases.get(key) || now - (this.told.get(key) ?? Number.NEGATIVE_INFINITY) < TELL_MS) return;
    this.told.set(key, now);
    this.host.channel.postMessage(key);
  }

  release(key: string): void {
    this.releases.get(key)?.();
    this.releases.delete(key);
    this.told.delete(key);
  }

  async ended(key: string, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    const silence = () => {
      this.silent.add(key);
      stop();
    };
    let timer = setTimeout(silence, SILENT_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(silence, SILENT_MS);
    };
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(heard));
    signal.addEventListener('abort', stop);
    try {
      await this.host.locks.request(nameOf(key), { signal: waiting.signal }, () => undefined);
    } catch {
      // It is not waited for any longer.
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      listeners.delete(heard);
      if (listeners.size === 0) this.listeners.delete(key);
    }
    await this.host.look(key);
  }
}

const nameOf = (key: string) => `clmia-lab stage ${key}`;

/** Nothing where browsers have no locks: without a secure connection, say. */
export function otherTabs(look: OtherTabsHost['look']): OtherTabs | undefined {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks || typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel('clmia-lab stages under way');
  return new OtherTabs({ locks, channel, look, now: () => performance.now() });
}
