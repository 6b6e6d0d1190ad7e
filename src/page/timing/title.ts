/** Said before the rest of the panel comes. */
import { inLanguage } from '../../language/inLanguage.ts';

export const { title, none } = inLanguage('timing', {
  title: 'This run',
  none: 'How long each stage took comes with the result of a run.',
});
