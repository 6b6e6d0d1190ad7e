/** How often the target is trained for an answer: once without the example, and for each further seed both with it and without. */
export function trainingsFor({ seeds }: { readonly seeds: number }): number {
  return 1 + 2 * (seeds - 1);
}
