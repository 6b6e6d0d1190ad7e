import { texts } from './texts.ts';

/** The paper itself: what is said of it here comes from a summary. */
export function PaperLink() {
  return (
    <a href={texts.paper.address} target="_blank" rel="noreferrer">
      {texts.paper.name}
    </a>
  );
}
