import { percent } from '../common/format.ts';
import { texts } from './texts.ts';
import { verdictOf } from './verdict.ts';

const { verdict: words } = texts;

export function verdictText(information: Parameters<typeof verdictOf>[0]): string {
  const { kept, share, pair } = verdictOf(information);
  if (kept === 'none') return words.none;
  const view = kept === 'all' ? words.all : words[kept](percent(share, 0));
  return `${view} ${words.pair[pair]}`;
}
