/** Why settings are refused, in words. */
import { bytes, count } from '../common/format.ts';
import type { Refusal } from '../state/refusal.ts';
import { texts } from './texts.ts';

export function reasonsOf(refusal: Refusal): readonly string[] {
  switch (refusal.error) {
    case 'DataDoesNotSuit':
      return refusal.problems.map(({ path, value, allowed }) => texts.unsuited.reason(path, value, allowed));
    case 'TooFewExamples':
      return [texts.tooFew.reason(refusal.data, count(refusal.available), count(refusal.needed))];
    case 'TooLarge': {
      const { what, needed, available } = refusal.shortage;
      return [texts.needs[what](bytes(needed), bytes(available))];
    }
  }
}

export function titleOf({ error }: Refusal): string {
  const titles = {
    DataDoesNotSuit: texts.unsuited.title,
    TooFewExamples: texts.tooFew.title,
    TooLarge: texts.title,
  } as const;
  return titles[error];
}
