/** Said before the rest of the panel comes. */
import { inLanguage } from '../../language/inLanguage.ts';

export const { title, none } = inLanguage('evidence', {
  title: 'Evidence',
  none: 'The evidence comes with the result of a run.',
});
