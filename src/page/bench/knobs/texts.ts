/** What the main sliders say. */

import { inLanguage } from '../../../language/inLanguage.ts';
import { texts as commonTexts } from '../../common/texts.ts';

export const texts = inLanguage('knobs', {
  label: 'Main settings',
  published: 'published best',
  defaultIs: (value: string) => `default ${value}`,
  resetOf: (label: string, value: string) => `Reset ${label} to its default ${value}`,
  numberOf: (label: string) => `${label} as a number`,
  /** By the knob's path, in half a line. */
  meaning: {
    'dataset.labelNoise': 'Wrong labels must be memorised.',
    'contrastive.temperature': 'Small: look-alikes repel most.',
    'shadow.dropoutRate': 'How much two looks differ.',
  } as Readonly<Record<string, string>>,
  fraction: {
    label: commonTexts.membershipKnown,
    linked: (k: number, l: number) => `${k} members, ${l} non-members.`,
  },
  link: 'Members and non-members alike',
} as const);
