/** What the figures on the page rest on, in words: for paper and for pictures that leave the page. */

import { entryOf } from '../../lab/data/catalogue.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { marks } from '../../language/marks.ts';
import { recordedWords } from '../common/BelongingTag.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { count } from '../common/format.ts';
import { isFaded, type Origin } from '../state/belonging.ts';
import { isUnderWay } from '../state/runSlice.ts';
import type { LabState } from '../state/store.ts';
import { texts } from './texts.ts';

export interface RunOrigin {
  /** The experiment of what is shown. */
  readonly experiment: string;
  readonly seed: number;
  readonly engine: string;
  /** Where it is not a finished run of the settings on the page. */
  readonly mark: string | null;
}

type Shown = Pick<LabState, 'experiment' | 'engine' | 'status'>;

/** A run that brought something, finished or not. */
type Bringer = Origin & { readonly report?: RunResult };

function experimentText(experiment: Experiment): string {
  const { dataset } = experiment;
  const changed = changedPairs(experiment).filter(([path]) => path !== 'seed');
  const data = texts.origin.data(entryOf(dataset.name).title, count(dataset.membersPerModel));
  const settings = changed.map(([path, value]) => `${path} = ${value}`).join(marks.comma);
  return `${data}${marks.semicolon}${settings || texts.origin.defaults}`;
}

/** @param run whose figures are meant; null: none has brought any */
export function runOrigin(run: Bringer | null, { experiment, engine, status }: Shown): RunOrigin {
  const own = run?.experiment ?? experiment;
  const made = run?.report?.engine ?? engine;
  const recorded = run && recordedWords(run);
  const notes = [
    run && recorded ? texts.origin.recorded(recorded) : null,
    run && isFaded(run, experiment) ? texts.origin.previous : null,
    isUnderWay({ status }) ? texts.origin.during : null,
  ].filter((mark) => mark !== null);
  return {
    experiment: experimentText(own),
    seed: own.seed,
    engine: made ? `${engineTitle(made.backend)} · ${made.adapter}` : texts.origin.noEngine,
    mark: notes.join(marks.semicolon) || null,
  };
}
