import { count, percent } from '../common/format.ts';
import { texts } from './texts.ts';
import { type Measured, verdictOf } from './verdict.ts';

const { verdict: words } = texts;

export function verdictText(information: Measured): string {
  const { kept, share, pair, error } = verdictOf(information);
  const known = words.known(error.toFixed(2), count(information.examples));
  if (kept === 'none') return `${words.none} ${known}`;
  const view = kept === 'alike' ? words.alike : words[kept](percent(share, 0));
  return `${view} ${words.pair[pair]} ${known}`;
}
