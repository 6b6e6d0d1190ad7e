/** What the large view says: one panel at a time, for the last row of a room. */

import { inLanguage } from '../../language/inLanguage.ts';
import type { Presented } from './presented.ts';

export const texts = inLanguage('present', {
  label: 'Large view',
  back: 'Previous panel',
  next: 'Next panel',
  end: 'End',
  run: 'Run',
  progress: 'How far the run is',
  place: (title: string, number: number, all: number) => `${title}, ${number} of ${all}`,
  keys: 'Arrow keys turn the panels, Escape ends the large view.',
  panels: {
    result: 'Result',
    embedding: 'What the encoder sees',
    losses: 'Losses',
    knobs: 'Settings',
    diagnosis: 'Diagnosis',
    information: 'What views tell',
    game: 'You against the attack',
    splits: 'Who was trained on what',
  } satisfies Record<Presented, string>,
} as const);
