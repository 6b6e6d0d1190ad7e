import { engineTitle } from '../common/engineTitle.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { texts } from './texts.ts';
import type { Reading } from './work.ts';

/** What a figure is of, in words. */
export function originWords({ seed, engine, recorded }: Reading): string {
  const title = engineTitle(engine);
  return recorded
    ? texts.origin.recorded(commonTexts.recordedRun(recorded.date, seed, recorded.machine), title)
    : texts.origin.here(seed, title);
}
