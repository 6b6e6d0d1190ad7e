/** What stands between pieces that the page puts together. */
import { inLanguage } from './inLanguage.ts';

export const marks = inLanguage('marks', {
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
  stop: '. ',
  clause: ', ',
});

/** A sentence that ends as sentences do in the language of the page. */
export const ended = (text: string) => text + marks.stop.trimEnd();

/** Between two sentences: Chinese has no space there. */
export const gap = () => marks.stop.slice(marks.stop.trimEnd().length);
