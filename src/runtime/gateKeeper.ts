/** Pause, one epoch, go on: what a training worker waits at between two batches. */
import type { Gate } from './protocol.ts';

export class GateKeeper {
  private gate: Gate = 'open';
  private waiting: (() => void)[] = [];

  set(gate: Gate): void {
    this.gate = gate;
    if (gate !== 'closed') this.wake();
  }

  /** Lets those who wait look again. */
  wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  async pass(givenUp: () => boolean): Promise<void> {
    while (this.gate === 'closed' && !givenUp()) {
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    }
  }

  /** An epoch, or a part without any, has come to its end: the one that was let through, if one was. */
  stepped(): void {
    if (this.gate === 'step') this.gate = 'closed';
  }

  get isClosed(): boolean {
    return this.gate === 'closed';
  }
}
