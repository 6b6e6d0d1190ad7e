/** Web locks as one browser's tabs share them. */
export class FakeLocks {
  private readonly held = new Set<string>();
  private readonly queues = new Map<string, (() => void)[]>();
  /** A browser that does not answer. */
  answers = true;

  /** What one tab is given; it holds nothing any more once that tab is gone. */
  ofTab(gone?: AbortSignal): LockManager {
    return {
      request: async (name: string, options: LockOptions, grant: (lock: unknown) => unknown) => {
        if (!this.answers) return new Promise(() => {});
        await Promise.resolve();
        if (this.held.has(name)) {
          if (options.ifAvailable) return grant(null);
          await this.turn(name, options.signal);
        }
        this.held.add(name);
        const lost = new Promise((resolve) => gone?.addEventListener('abort', resolve));
        await Promise.race([grant({ name }), lost]);
        this.held.delete(name);
        this.queues.get(name)?.shift()?.();
        return undefined;
      },
    } as unknown as LockManager;
  }

  private turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(name) ?? [];
      this.queues.set(name, [...queue, resolve]);
      signal?.addEventListener('abort', () => {
        const waiting = this.queues.get(name) ?? [];
        this.queues.set(
          name,
          waiting.filter((one) => one !== resolve),
        );
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}

/** Channels of one name: what one tab says the others hear. */
export function fakeChannels(): () => BroadcastChannel {
  const all: { onmessage?: (event: { data: unknown }) => void }[] = [];
  return () => {
    const channel: (typeof all)[number] = {};
    all.push(channel);
    return Object.assign(channel, {
      postMessage: (data: unknown) => {
        for (const other of all) if (other !== channel) other.onmessage?.({ data });
      },
    }) as unknown as BroadcastChannel;
  };
}
