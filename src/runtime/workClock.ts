/** Seconds that a run takes: neither those that the machine slept count, nor those that the person paused. */

/** To be looked at this often: what passed unseen for much longer was sleep. */
export const LOOK_MS = 1000;
const ASLEEP_MS = 5000;

export class WorkClock {
  private counted = 0;
  private seen: number;
  private held = false;

  /** @param now milliseconds since some fixed moment */
  constructor(private readonly now: () => number) {
    this.seen = now();
  }

  seconds(): number {
    const now = this.now();
    const passed = now - this.seen;
    this.seen = now;
    // A clock that was set back says nothing of what passed.
    if (!this.held) this.counted += passed > ASLEEP_MS ? LOOK_MS : Math.max(0, passed);
    return this.counted / 1000;
  }

  /** Stands still, or goes on. */
  hold(held: boolean): void {
    this.seconds();
    this.held = held;
  }
}
