/** The two pictures, left and right. */
export type Side = 0 | 1;

export const STEPS = [1, 2, 3, 4, 5] as const;
export type StepNumber = (typeof STEPS)[number];
