import { inLanguage } from '../../language/inLanguage.ts';

/** Said before the dialog comes. */
export const { dropAnywhere } = inLanguage('dataDoor', {
  dropAnywhere: 'Drop to read these files in this tab. Nothing is uploaded.',
});
