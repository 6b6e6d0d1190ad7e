/** The inputs named p0, p1, … (or g0, g1, …), in their order. */
export function numbered<T>(letter: 'p' | 'g', inputs: Readonly<Record<string, T>>): T[] {
  const count = Object.keys(inputs).filter((name) => name.startsWith(letter)).length;
  return Array.from({ length: count }, (_, i) => inputs[`${letter}${i}`]!);
}
