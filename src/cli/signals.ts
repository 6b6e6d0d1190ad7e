/** Signals that tell a program to end. Unheld, they end this one at once, as the system does: there is nothing to put in order. */
import { constants } from 'node:os';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
export type EndSignal = (typeof SIGNALS)[number];

/** One press of Ctrl-C arrives several times: from the terminal, and handed on by npm and the launcher. */
const SAME_MS = 300;

/** As a shell tells it: 128 and the signal's number. */
export const exitCodeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

export interface HeldSignals {
  /** Resolves with the first that arrives. */
  readonly told: Promise<EndSignal>;
  /** From then on they end the program again. */
  release(): void;
}

/** Keeps signals from ending the program; a second press ends it at once all the same. */
export function holdSignals(): HeldSignals {
  let first = 0;
  let tell: (signal: EndSignal) => void;
  const told = new Promise<EndSignal>((resolve) => {
    tell = resolve;
  });
  const hear = (signal: EndSignal) => {
    const now = performance.now();
    if (first !== 0 && now - first > SAME_MS) process.exit(exitCodeOf(signal));
    first ||= now;
    tell(signal);
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    told,
    release() {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}

/** Lets no signal come in between: one that arrives meanwhile ends the program afterwards. */
export async function unbroken<T>(work: () => T): Promise<T> {
  const { told, release } = holdSignals();
  let signal: EndSignal | undefined;
  void told.then((one) => {
    signal = one;
  });
  try {
    return work();
  } finally {
    // What arrived while the work kept this thread is heard in the loop's next turn.
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    release();
    if (signal) process.exit(exitCodeOf(signal));
  }
}
