import { inLanguage } from '../../language/inLanguage.ts';

/** Figures with their units. */
export const units = inLanguage('units', {
  points: (value: string) => `${value} pp`,
  margin: (value: string) => `± ${value} pp`,
  bits: (value: string) => `${value} bits`,
});
