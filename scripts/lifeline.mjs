/** Loaded into a program before its own code: it ends, its handlers of `exit` heard, with the process that started it. */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  // What this program starts has a line to it, not to us.
  process.execArgv.splice(process.execArgv.indexOf('--import'), 2);
  process.channel?.unref();
  process.once('disconnect', () => process.exit(129));
  // Without these, programs that a tool started are not told.
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
