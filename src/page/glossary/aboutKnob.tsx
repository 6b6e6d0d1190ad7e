import { knobTerm } from './knobTerms.ts';
import { Term } from './Term.tsx';

/** For a control: its label as something that is pressed, where a card explains its knob. */
export function aboutKnob(path: string, label: string) {
  const term = knobTerm(path);
  return term ? { about: <Term id={term}>{label}</Term> } : {};
}
