/** Said before the rest of the panel comes. */
import { inLanguage } from '../../language/inLanguage.ts';

export const { title } = inLanguage('gallery', {
  title: 'Gallery',
});
