/** Ends the program with its launcher, even while its main thread is busy and hears nothing. */
import { workerData } from 'node:worker_threads';

const LOOK_MS = 200;
const { launcher } = workerData as { readonly launcher: number };

setInterval(() => {
  if (process.ppid !== launcher) process.kill(process.pid, 'SIGHUP');
}, LOOK_MS);
