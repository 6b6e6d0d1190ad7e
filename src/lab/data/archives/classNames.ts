/** Names of the classes in the order of their labels, as the archives' own files of names give them. */

/** @param names separated by white space */
export const listed = (names: string): readonly string[] => names.trim().split(/\s+/);

/** Longer is no list of names of ours. */
export const MOST_NAME_BYTES = 65_536;

/** One name a line, or undefined where the file does not hold `count` different ones. */
export function readClassNames(bytes: Uint8Array, count: number): readonly string[] | undefined {
  const names = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return names.length === count && new Set(names).size === count ? names : undefined;
}
