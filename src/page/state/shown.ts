/**
 * What the page shows, and of which run: components read the store through these. Each part comes from one run, whole, and what
 * it belongs to is asked of that run (`belonging.ts`).
 */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Change } from '../../lab/evaluation/change.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import type { Candidates, ErrorMessage, ModelRole, RunDetail, SeriesName } from '../../runtime/protocol.ts';
import { belongingOf, sameExperiment } from './belonging.ts';
import type { Brought, Embedding, FinishedRun, JudgedRun } from './brought.ts';
import { isUnderWay } from './runSlice.ts';
import { engineOf, type Headline, headline, type Sender } from './shareLink.ts';
import type { LabState } from './store.ts';
import type { Pointed } from './viewSlice.ts';

/**
 * The run that a part is shown of: the one under way where it has brought the part, else the last that finished. Once none is
 * under way, what belongs to the settings on the page goes before what was tried last.
 */
function runWith(state: LabState, has: (run: Brought) => boolean): Brought | null {
  const { attempt, last, experiment } = state;
  const runs = [attempt, last].filter((run) => run !== null).filter(has);
  const ofPage = isUnderWay(state)
    ? undefined
    : runs.find((run) => sameExperiment(run.experiment, experiment));
  return ofPage ?? runs[0] ?? null;
}

export const stagesRun = (state: LabState) => runWith(state, () => true);

export const embeddingRun = (state: LabState) => runWith(state, ({ embedding }) => embedding !== null);

/** Of how sure a model was while it was trained: of the run under way as soon as it has begun, of the recorded one once it is asked for. */
export function confidenceRun(state: LabState, role: ModelRole): Brought | null {
  if (isUnderWay(state)) return state.attempt;
  return runWith(state, ({ confidence, recorded }) => confidence[role] !== undefined || recorded !== null);
}

/** The recorded run while only what greets of it is there: points and scores are on their way. */
export function greetingShown({ last }: LabState): FinishedRun | null {
  return last?.recorded && last.detail === null ? last : null;
}

/** Of whose examples the page tells. */
export const examplesRun = (state: LabState) => runWith(state, ({ candidates }) => candidates !== null);

/** Of some curves that stand in one chart. Once no run is under way, all charts are of the same. */
export function curvesRun(state: LabState, names: readonly SeriesName[]): Brought | null {
  const under = isUnderWay(state);
  return runWith(state, ({ curves }) =>
    under ? names.some((name) => curves[name]) : Object.keys(curves).length > 0,
  );
}

/** Whether a run has ended without a result: what it has not brought will not come. */
export function hasEndedEarly(state: LabState, run: Brought | null): boolean {
  return run !== null && run === state.attempt && !isUnderWay(state);
}

const isFinished = (run: Brought | null): run is FinishedRun => run !== null && 'report' in run;

/** Whether UMAP's map takes the place of the principal plane. */
export const isMapped = (run: Brought | null) => isFinished(run) && run.map !== null;

/** Of a run with an embedding. */
export function placesOf(run: Brought): Embedding {
  return isFinished(run) && run.map ? { ...run.map, epoch: null } : run.embedding!;
}

/** What is known of a run's examples; null before its end. */
export function detailOf(run: Brought | null): RunDetail | null {
  return isFinished(run) ? run.detail : null;
}

/** Why the settings on the page could not be run. */
export function failureShown({ status, attempt, experiment }: LabState): ErrorMessage | null {
  if (status !== 'failed' || !attempt || !sameExperiment(attempt.experiment, experiment)) return null;
  return attempt.error;
}

/** The result of the settings on the page, trained here: what a link to them may carry. */
export function ownResult({ last, experiment }: LabState): FinishedRun | null {
  return last && belongingOf(last, experiment) === 'current' ? last : null;
}

export function ownHeadline(state: LabState): Headline | null {
  const own = ownResult(state);
  return own && headline(own.report);
}

/** undefined: without a result, or where several engines computed it. */
export function ownEngine(state: LabState): string | undefined {
  const own = ownResult(state);
  return own ? engineOf(own.report) : undefined;
}

/** Whether nothing that was trained for the result had been computed before. */
export function isOwnAnew(state: LabState): boolean {
  const stages = ownResult(state)?.report.timing.stages ?? [];
  return stages.every(({ steps, remembered }) => steps === 0 || !remembered);
}

/** As long as the page shows the experiment of the link. */
export function senderShown({ sender, experiment }: LabState): Sender | null {
  return sender && sameExperiment(sender.experiment, experiment) ? sender : null;
}

/** The threshold that was dragged over these very scores. */
export function thresholdOver({ threshold }: LabState, attack: DecidedAttack | undefined): number | null {
  return threshold && threshold.of === attack ? threshold.value : null;
}

/** Told by who is a member: pictures may come later. */
export function isSameExamples(
  one: Pick<Candidates, 'members'> | null,
  other: Pick<Candidates, 'members'> | null,
): boolean {
  return one !== null && one.members === other?.members;
}

/** What points at these very examples. */
export function pointedAt<Value>(
  pointed: Pointed<Value> | null,
  candidates: Candidates | null,
): Value | null {
  return isSameExamples(pointed, candidates) ? pointed!.value : null;
}

/** What the last result is compared with; null where there is nothing, or it was put away. */
export function beforeShown({ last, before }: LabState): JudgedRun | null {
  return last && before;
}

/** By how much an attack has changed since; undefined until that is known. */
export function changeShown({ changes, last, before }: LabState, name: AttackName): Change | undefined {
  return changes && changes.to === last?.report && changes.from === before?.report
    ? changes.of.get(name)
    : undefined;
}
