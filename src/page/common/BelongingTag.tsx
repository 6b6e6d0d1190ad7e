import type { Experiment } from '../../lab/experiment/experiment.ts';
import { Tag } from '../../ui/Tag.tsx';
import { type Belonging, belongingOf, isFaded, type Origin } from '../state/belonging.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

export interface Marked {
  readonly belonging: Belonging;
  readonly faded: boolean;
}

/** What is shown of a run is marked as; null: nothing is shown. */
export function useBelonging(run: Origin | null): Marked | null {
  const experiment = useLab((state) => state.experiment);
  return run && { belonging: belongingOf(run, experiment), faded: isFaded(run, experiment) };
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

/** Names what is not of the settings on the page. */
export function BelongingTag({ run, className }: { run: Origin | null; className?: string | undefined }) {
  const marked = useBelonging(run);
  if (!marked || marked.belonging === 'current') return null;
  const { word, why } = texts.belonging[marked.belonging];
  return (
    <Tag title={why} className={className} isMark>
      {word}
    </Tag>
  );
}
