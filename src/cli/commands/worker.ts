/** Computes points of sweeps that are run over a Redis, until it is told to end. */
import { refused } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { holdSignals } from '../signals.ts';

const FLAGS = ['redis', 'store', 'data', 'target', 'engine', 'jobs', 'idle'] as const;
type WorkerFlags = Given<(typeof FLAGS)[number]>['flags'];

/** What is in hand at the end has so long, then it goes back: the launcher waits five seconds for all of it. */
const GRACE_MS = 3000;
const LOOK_MS = 500;

/** Resolves once nothing has been in hand for so long; never without a limit. */
function idle(seconds: number | undefined, idleFor: () => number): Promise<undefined> {
  return new Promise((resolve) => {
    if (seconds === undefined) return;
    const looking = setInterval(() => {
      if (idleFor() < 1000 * seconds) return;
      clearInterval(looking);
      resolve(undefined);
    }, LOOK_MS);
  });
}

async function work(flags: WorkerFlags, progress: (line: string) => void): Promise<Answer> {
  const { redis: address, idle: seconds, ...options } = flags;
  if (!address) throw refused('--redis', 'nothing', 'the address of a Redis');
  const { startWorker } = await import('../sweep/startWorker.ts');
  const worker = await startWorker({ address, ...options }, progress);
  const held = holdSignals();
  const signal = await Promise.race([held.told, idle(seconds, worker.idleFor)]);
  progress(signal ? `${signal}: what is in hand is finished or handed back` : `no point for ${seconds} s`);
  const handedBack = await worker.end(GRACE_MS);
  const points = worker.done;
  await worker.close();
  const back = handedBack > 0 ? `, ${handedBack} handed back` : '';
  return {
    json: { points, handedBack },
    text: `${points} points computed${back}`,
    ...(signal && { signal }),
  };
}

export const worker = command({
  name: 'worker',
  summary: 'computes points of sweeps that are run over a Redis, beside any number of other machines',
  positional: [],
  flags: FLAGS,
  run: ({ flags }, progress) => work(flags, progress),
});
