/** Implementations that take no time: they do so many steps per second of a pretended clock. */
import type { BenchWorker, ImplementationKey, OpenWorkload } from './implementation.ts';
import { type BenchHost, implementationId } from './implementation.ts';

export interface FakeOptions {
  /** Steps per second of an implementation, by round (0 warms up); an Error: it refuses the workload. */
  rate(id: string, round: number, size: number): number | Error;
}

/** A host of fake implementations, and the order in which they ran. */
export function fakeHost({ rate }: FakeOptions): BenchHost & { readonly ran: string[]; alive: number } {
  const ran: string[] = [];
  const open = (id: string, size: number): OpenWorkload => {
    let round = 0;
    return {
      run: async (seconds) => {
        ran.push(size ? `${id}@${size}` : id);
        const steps = rate(id, round++, size);
        if (steps instanceof Error) throw steps;
        // One step at least.
        return steps * seconds < 1 ? { steps: 1, seconds: 1 / steps } : { steps: steps * seconds, seconds };
      },
      count: async () => ({ kernels: 12, bytesUploaded: 256, readbacks: 0 }),
      close: async () => undefined,
    };
  };
  const host = {
    machine: 'a machine',
    day: '2026-11-26',
    ran,
    alive: 0,
    start: async (key: ImplementationKey): Promise<BenchWorker> => {
      const id = implementationId(key);
      host.alive++;
      return {
        about: `${id} here`,
        open: async ({ sizes }) => {
          const size = Object.values(sizes ?? {}).at(-1) ?? 0;
          const first = rate(id, 0, size);
          if (first instanceof Error) throw first;
          return open(id, size);
        },
        terminate: () => {
          host.alive--;
        },
      };
    },
  };
  return host;
}
