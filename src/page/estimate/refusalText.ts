/** Why settings are refused, in words. */

import { entryOf } from '../../lab/data/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { bytes, count } from '../common/format.ts';
import type { Refusal } from '../state/refusal.ts';
import { texts } from './texts.ts';

export function reasonsOf(refusal: Refusal): readonly string[] {
  switch (refusal.error) {
    case 'DataDoesNotSuit':
      return refusal.problems.map(({ path, value, allowed }) =>
        texts.unsuited.reason(path, value, translated(allowed)),
      );
    case 'DataNotLoaded': {
      const { name, content } = refusal.data;
      return [texts.notLoaded.reason(entryOf(name).title, content)];
    }
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
    DataNotLoaded: texts.notLoaded.title,
    TooFewExamples: texts.tooFew.title,
    TooLarge: texts.title,
  } as const;
  return titles[error];
}

/** What to do where no setting is known that would make it run. */
export function hintOf(refusal: Refusal): string | undefined {
  if (refusal.error === 'DataNotLoaded') {
    const { from } = entryOf(refusal.data.name);
    return texts.notLoaded.hint[from === 'archive' ? 'archive' : 'files'];
  }
  return refusal.nearest.length === 0 ? texts.nothingFits : undefined;
}
