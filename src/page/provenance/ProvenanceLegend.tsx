import { PaperLink } from './PaperLink.tsx';
import { texts } from './texts.ts';

/** What the tags mean, in words. */
export function ProvenanceLegend() {
  return (
    <>
      {texts.legend.before}
      <PaperLink />
      {texts.legend.after}
    </>
  );
}
