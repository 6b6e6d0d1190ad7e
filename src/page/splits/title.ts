/** Said before the rest of the panel comes. */
import { inLanguage } from '../../language/inLanguage.ts';

export const { title, none } = inLanguage('splits', {
  title: 'Who holds what',
  none: 'The sets are drawn when a run starts.',
});
