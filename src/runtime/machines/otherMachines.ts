/**
 * Other machines at the same sweep: a stage is in the hands of one of them for a while, which that one prolongs for as long as its
 * program goes on. One that is killed, frozen or cut off does not, and another takes the stage.
 */
import type { Others } from '../sharedStages.ts';
import type { Board } from './board.ts';

/** Half a minute's worth of stages is lost at most with a machine; a program that is only slow is heard in time. Our choice. */
export const IN_HAND_MS = 8000;
const KEEP_MS = 2000;
/** How long until the board is asked again: soon at first, since many stages take moments. */
const ASK_MS = 30;
const ASK_SELDOM_MS = 1000;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}

export class OtherMachines implements Others {
  private readonly held = new Set<string>();
  private readonly keeping: ReturnType<typeof setInterval>;

  /** @param isUnreadable of which the board has an outcome that is of no use here */
  constructor(
    private readonly board: Board,
    private readonly isUnreadable: (key: string) => boolean,
  ) {
    this.keeping = setInterval(() => {
      if (this.held.size > 0) void board.keep([...this.held]).catch(() => undefined);
    }, KEEP_MS);
  }

  async claim(key: string): Promise<boolean> {
    if (this.held.has(key) || this.isUnreadable(key)) return true;
    try {
      const taken = await this.board.take(key);
      if (taken) this.held.add(key);
      return taken;
    } catch {
      // A board that refuses to be written on keeps nobody from computing.
      return true;
    }
  }

  goesOn(): void {}

  release(key: string): void {
    if (this.held.delete(key)) void this.board.leave(key).catch(() => undefined);
  }

  async ended(key: string, signal: AbortSignal): Promise<void> {
    let wait = ASK_MS;
    while (!signal.aborted) {
      if (await this.board.settled(key).catch(() => false)) return;
      await pause(wait, signal);
      wait = Math.min(1.5 * wait, ASK_SELDOM_MS);
    }
  }

  /** Leaves everything to others. */
  async close(): Promise<void> {
    clearInterval(this.keeping);
    const all = [...this.held];
    this.held.clear();
    await Promise.all(all.map((key) => this.board.leave(key).catch(() => undefined)));
  }
}
