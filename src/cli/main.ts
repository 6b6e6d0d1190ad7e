import { Worker } from 'node:worker_threads';
import { dispatch } from './dispatch.ts';
import { exitCodeOfFailure, failureText } from './failures.ts';
import { writeStandardOutput } from './standardOutput.ts';

// Nobody may be there to read what is told on the way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// Libraries greet on console.log; standard output belongs to the answer.
console.log = console.info = console.debug = console.error;

// Whoever asked is gone with the launcher, to which there is a line where it has started this.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGHUP'));
  const workerData = { launcher: process.ppid };
  new Worker(new URL('./launcherThread.js', import.meta.url), { workerData }).unref();
}

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error: unknown) => {
    process.stderr.write(`${failureText(error)}\n`);
    process.exit(exitCodeOfFailure(error));
  });
}

process.exit(
  await dispatch(process.argv.slice(2), {
    out: writeStandardOutput,
    err: (text) => new Promise((resolve) => process.stderr.write(text, () => resolve())),
  }),
);
