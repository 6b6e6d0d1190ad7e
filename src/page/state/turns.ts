/** Heavy parts of the page are made one after the other, so that what the person does comes in between. */
import { whenIdle } from './whenIdle.ts';

/** Who waits for a turn: each gets one when the browser has drawn what came of the one before. */
const waiting = new Set<() => void>();
let takeBack: (() => void) | undefined;

function giveTurns(): void {
  const [next] = waiting;
  takeBack = undefined;
  if (!next) return;
  waiting.delete(next);
  next();
  takeBack = whenIdle(giveTurns);
}

/** Runs once the browser has nothing better to do, and nobody else's turn has come since it last had. @returns what takes it back */
export function onTurn(run: () => void): () => void {
  waiting.add(run);
  takeBack ??= whenIdle(giveTurns);
  return () => {
    waiting.delete(run);
    if (waiting.size > 0) return;
    takeBack?.();
    takeBack = undefined;
  };
}
