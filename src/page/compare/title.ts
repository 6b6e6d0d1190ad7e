/** Said before the rest of the panel comes. */
import { inLanguage } from '../../language/inLanguage.ts';

export const { title, empty } = inLanguage('compare', {
  title: 'Compare',
  empty: 'A run can be pinned here once there is one; the attacker sees none of it.',
});
