import type { TermId } from '../../glossary/terms.ts';

/** Which card explains a knob that has a slider, by its path. */
export const SLIDER_TERMS: Readonly<Partial<Record<string, TermId>>> = {
  'dataset.labelNoise': 'labelNoise',
  'shadow.dropoutRate': 'dropoutRate',
  'contrastive.temperature': 'temperature',
  'head.labelFraction.members': 'labelFraction',
};
