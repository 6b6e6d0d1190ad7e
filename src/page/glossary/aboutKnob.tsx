import { Term } from './Term.tsx';
import type { TermId } from './terms.ts';

/** For a control: its label as something that is pressed, where a card explains its knob. */
export const aboutKnob = (term: TermId | undefined, label: string) =>
  term ? { about: <Term id={term}>{label}</Term> } : {};
