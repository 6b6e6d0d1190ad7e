/** What stands between pieces that the page puts together. */
import { inLanguage } from '../language/inLanguage.ts';

export const marks = inLanguage('marks', { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ' });
