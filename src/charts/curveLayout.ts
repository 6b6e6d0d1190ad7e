/** Positions of labels beside the ends of their curves, in order of height and never on top of each other. */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let above = low - gap;
  for (const i of order) {
    placed[i] = Math.max(wanted[i]!, above + gap);
    above = placed[i]!;
  }
  let below = high + gap;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, below - gap);
    below = placed[i]!;
  }
  return placed;
}
