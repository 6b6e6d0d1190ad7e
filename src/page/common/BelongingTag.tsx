import type { Experiment } from '../../lab/experiment/experiment.ts';
import { ended, marks } from '../../language/marks.ts';
import { Tag } from '../../ui/Tag.tsx';
import { type Belonging, belongingOf, isFaded, type Origin } from '../state/belonging.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import { changedWords } from './changedWords.ts';
import { texts } from './texts.ts';

export interface Marked {
  readonly belonging: Belonging;
  readonly faded: boolean;
}

/** What is shown of a run is marked as; null: nothing is shown. */
export function useBelonging(run: Origin | null): Marked | null {
  const experiment = useLab((state) => state.experiment);
  const underWay = useLab(isUnderWay);
  if (!run) return null;
  const belonging = belongingOf(run, experiment);
  // What was recorded is not the answer that is being trained, though it be of the same settings.
  const isWaiting = belonging === 'recorded' && underWay;
  return { belonging, faded: isFaded(run, experiment) || isWaiting };
}

/** The word for it, where one is needed. */
export function belongingWord(marked: Marked | null): string | undefined {
  if (!marked || marked.belonging === 'current') return undefined;
  return texts.belonging[marked.belonging].word;
}

/** The word for it, of a run that is not asked for by a component. */
export function belongingWordOf(run: Origin, onPage: Experiment): string | undefined {
  const belonging = belongingOf(run, onPage);
  return belonging === 'current' ? undefined : texts.belonging[belonging].word;
}

/** When, with which seed and on which machine; null: trained here. */
export function recordedWords({ recorded, experiment }: Origin): string | null {
  return recorded && texts.recordedRun(recorded.date, experiment.seed, recorded.machine);
}

/** Names what is not of the settings on the page; pointed at, it tells of which it is. */
export function BelongingTag({ run, className }: { run: Origin | null; className?: string | undefined }) {
  const marked = useBelonging(run);
  const onPage = useLab((state) => state.experiment);
  if (!run || !marked || marked.belonging === 'current') return null;
  const { word, why } = texts.belonging[marked.belonging];
  const changed = changedWords(run.experiment, onPage);
  const told = [why(recordedWords(run) ?? ''), changed].filter(Boolean).join(marks.semicolon);
  return (
    <Tag title={ended(told)} className={className} isMark>
      {word}
    </Tag>
  );
}
