import { Fragment, type ReactNode } from 'react';
import { inLanguage } from '../../language/inLanguage.ts';
import { Term } from './Term.tsx';
import type { TermId } from './terms.ts';

interface WithTermsProps {
  readonly text: string;
  /** Words of the English text, and what they mean; each is marked where it first stands, in another language by the card's title or the same word. */
  readonly terms: Readonly<Record<string, TermId>>;
}

/** A text of which some words are explained. */
export function WithTerms({ text, terms }: WithTermsProps): ReactNode {
  const found = Object.entries(terms)
    .map(([english, id]) => {
      const title = inLanguage(`terms.${id}.title`, english);
      const words = text.includes(title) ? title : english;
      return { words, id, at: text.indexOf(words) };
    })
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  let end = 0;
  const parts = found.map(({ words, id, at }) => {
    const before = text.slice(end, at);
    end = at + words.length;
    return (
      <Fragment key={id}>
        {before}
        <Term id={id}>{words}</Term>
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {text.slice(end)}
    </>
  );
}
