/** Code of which nobody sees that it is missing, so that nobody asks for it again. */
import { whenIdle } from './whenIdle.ts';

const FIRST_MS = 2000;
const MOST_MS = 60_000;

/**
 * Loads it once the browser is idle, and tries again, more and more rarely, until it has come or is not wanted any longer.
 * @param come given it
 * @returns what takes it back
 */
export function inTheEnd<Code>(load: () => Promise<Code>, come: (code: Code) => void): () => void {
  let wait = FIRST_MS;
  let takeBack: () => void;
  let isWanted = true;
  const failed = () => {
    if (!isWanted) return;
    const timer = setTimeout(ask, wait);
    takeBack = () => clearTimeout(timer);
    wait = Math.min(2 * wait, MOST_MS);
  };
  const ask = () => {
    takeBack = whenIdle(() => void load().then((code) => isWanted && come(code), failed));
  };
  ask();
  return () => {
    isWanted = false;
    takeBack();
  };
}
