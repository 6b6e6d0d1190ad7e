/**
 * Of features that tell nothing, the estimate of mutual information stays below this over the root of the number of examples in 39
 * of 40 draws (3, 11 and 22 features, 20 to 800 examples).
 */
const ERROR_OF_ONE = 1.5;

/** By how many bits an estimate from so many examples may err. */
export const chanceBits = (examples: number) => ERROR_OF_ONE / Math.sqrt(Math.max(1, examples));
