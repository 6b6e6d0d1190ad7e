/** Where a key leads among the places of a chart. */
interface Standing {
  readonly active: number | null;
  readonly count: number;
  /** How many places each arrow key goes on. */
  readonly steps: Readonly<Record<string, number>>;
}

/** From none an arrow leads to the first; past either end it leads nowhere. @returns null for a key that leads nowhere by itself */
export function placeAfter(key: string, { active, count, steps }: Standing): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  if (active === null) return 0;
  const next = active + step;
  return next >= 0 && next < count ? next : active;
}
