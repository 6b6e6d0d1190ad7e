/** Updates are sent at most ten times a second. */
const GAP_MS = 100;

/**
 * @param clock milliseconds
 * @param kindOf an update of another kind than the last is sent at once
 */
export function throttled<Update>(
  send: (update: Update) => void,
  clock: () => number,
  kindOf: (update: Update) => string = () => '',
): (update: Update) => void {
  let sentAt = 0;
  let kind: string | undefined;
  return (update) => {
    const now = clock();
    // A clock may be set back.
    if (Math.abs(now - sentAt) < GAP_MS && kind === kindOf(update)) return;
    sentAt = now;
    kind = kindOf(update);
    send(update);
  };
}
