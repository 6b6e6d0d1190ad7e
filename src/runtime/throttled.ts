/** Updates are told at most ten times a second. */
const GAP_MS = 100;

/**
 * @param clock milliseconds
 * @param kindOf an update of another kind than the last is told at once
 */
export function throttled<Update>(
  tell: (update: Update) => void,
  clock: () => number,
  kindOf: (update: Update) => string = () => '',
): (update: Update) => void {
  let told = 0;
  let kind: string | undefined;
  return (update) => {
    const now = clock();
    if (now - told < GAP_MS && kind === kindOf(update)) return;
    told = now;
    kind = kindOf(update);
    tell(update);
  };
}
