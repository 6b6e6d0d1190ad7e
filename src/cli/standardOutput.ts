/** The answer on its way out: all of it, or an error that says why not. */
import { write } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const STDOUT = 1;
const writeSome = promisify(write);
/** Before a pipe that is full is tried again. */
const FULL_MS = 5;

/**
 * By the system's own call: Node's stream tells nothing of a file that takes a part only.
 * @throws the system's error
 */
async function writeBytes(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += (await writeSome(STDOUT, bytes, done)).bytesWritten;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      await setTimeout(FULL_MS);
    }
  }
}

/** A terminal's stream knows the terminal's way with letters. */
function writeTerminal(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** @throws the system's error where not all of it could be written */
export function writeStandardOutput(text: string): Promise<void> {
  return process.stdout.isTTY ? writeTerminal(text) : writeBytes(text);
}
