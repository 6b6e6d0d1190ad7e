/** Dashes and gaps of the lines of pinned runs, in their order: the first is whole. */
export const DASHES: readonly string[] = ['none', '6 3', '2 2', '9 3 2 3', '4 5', '1 4'];
