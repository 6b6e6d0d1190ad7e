import type { Examples } from './examples.ts';
import { Note } from './Note.tsx';

export const examples: Examples = {
  'under what it belongs to': () => <Note>Duplicates removed before the split: 0.</Note>,
};
