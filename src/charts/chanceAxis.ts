import type { IntervalDomain } from './intervalRow.ts';

/**
 * From guessing to certainty, for a rate or an area that is one half by chance. It is the same for every run, so that two pictures
 * of the lab can be laid beside each other, and the way from the line of chance is what an attack gains. The margin below chance
 * shows that an interval reaches there; how far, its row says in figures.
 */
export const CHANCE_AXIS: IntervalDomain = { low: 0.45, high: 1, ticks: [0.5, 0.75, 1] };
