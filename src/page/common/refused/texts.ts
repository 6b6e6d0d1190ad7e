import { problemText } from '../../../lab/experiment/experimentText.ts';
import { inLanguage } from '../../../language/inLanguage.ts';

export const texts = inLanguage('refused', {
  problem: (path: string, value: string, allowed: string) => problemText({ path, value, allowed }),
  further: (count: string) => `and ${count} more`,
  names: (settings: number) => `The names of all ${settings} settings`,
});
