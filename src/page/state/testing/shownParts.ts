/** Everything that the page shows, as its components read it: what it claims to be of, how it is marked, what it really is of. */
import { MODEL_ROLES } from '../../../lab/data/modelRole.ts';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { parseLink } from '../../../lab/experiment/link.ts';
import type { StageName } from '../../../lab/stages/catalogue.ts';
import { placesAt } from '../../bench/replay/places.ts';
import { belongingOf, isFaded } from '../belonging.ts';
import type { Brought } from '../brought.ts';
import * as replay from '../replay.ts';
import { isUnderWay } from '../runSlice.ts';
import { shareHash } from '../shareLink.ts';
import * as shown from '../shown.ts';
import type { LabState } from '../store.ts';
import { CURVES, figureOf, numberOf, outcomeOf, textOf } from './fakeLab.ts';

/** Written out once more, so that the rule is not checked by itself. */
const isSame = (one: Experiment, other: Experiment) => textOf(one) === textOf(other);

/** The curves that stand in one chart. */
const CHARTS = [
  ['target/loss', 'shadow/loss'],
  ['target/members', 'target/nonMembers'],
  ['shadow/members', 'shadow/nonMembers'],
  ['encoder/loss'],
  ['head/clmia'],
] as const;

/** What is wrong with what the page shows; empty: nothing. */
export function faultsOf(state: LabState): string[] {
  const { experiment, status } = state;
  const faults: string[] = [];
  const check = (isRight: boolean, words: string) => {
    if (!isRight) faults.push(words);
  };
  /** A part is what its run's own experiment gives, and named where that is not the page's. */
  const part = (what: string, run: Brought, stage: StageName, found: number | undefined) => {
    check(found === outcomeOf(stage, run.experiment), `${what} is not of the experiment of its run`);
    marked.set(run, what);
  };
  const marked = new Map<Brought, string>();
  const checkMark = (run: Brought, what: string) => {
    const belonging = belongingOf(run, experiment);
    const isPages = isSame(run.experiment, experiment);
    check(belonging === (run.recorded ? 'recorded' : isPages ? 'current' : 'previous'), `${what}: mark`);
    check(isFaded(run, experiment) === !isPages, `${what}: faded`);
  };

  const { last } = state;
  if (last) {
    check(isSame(last.report.experiment, last.experiment), 'the report is of another experiment');
    part('the times', last, 'report', last.report.timing.totalSeconds);
    part('the splits', last, 'split', last.report.splits.noisyLabels);
    part('the scores', last, 'scores', last.detail?.attacks[0]?.scores[0]);
    part('the answers', last, 'target', last.detail?.posteriors[0]);
    part('the examples of the evidence', last, 'split', last.candidates?.labels[0]);
  }

  const embedding = shown.embeddingRun(state);
  if (embedding) {
    const { x, epoch } = shown.placesOf(embedding);
    part('the embedding', embedding, epoch === null ? 'head' : 'encoder', x[0]);
    part('the examples of the embedding', embedding, 'split', embedding.candidates?.labels[0]);
    const detail = shown.detailOf(embedding);
    if (detail) part('the answers beside the embedding', embedding, 'target', detail.posteriors[0]);
  }
  const examples = shown.examplesRun(state);
  if (examples) part('the gallery', examples, 'split', examples.candidates?.labels[0]);

  for (const run of [state.attempt, last].filter((run) => run !== null)) {
    for (const role of MODEL_ROLES) {
      const snapshots = run.confidence[role];
      if (snapshots) part(`how sure the ${role} is`, run, role, snapshots[0]?.members[0]);
    }
    if (run.frames) part('the frames', run, 'encoder', run.frames.step[0]);
  }

  const { chosenPicture } = state;
  const newest = state.attempt ?? last;
  if (chosenPicture && newest && isSame(chosenPicture.of, newest.experiment))
    check(replay.pictureShown(state) === chosenPicture.value, 'the picture is not the chosen one');
  for (const picture of ['map', 'confidence'] as const) {
    const run = replay.pictureRun(state, picture);
    const moved = state.replayed[picture];
    const epoch = replay.replayedEpoch(state, picture);
    const isMoved = moved !== null && run !== null && isSame(moved.of, run.experiment);
    check(epoch === (isMoved ? moved.value : null), `the ${picture} is replayed of another experiment`);
    check(
      !replay.isGrowing(state, picture) || (isUnderWay(state) && run === state.attempt),
      `${picture} grows`,
    );
    if (!run) continue;
    if (picture === 'map') {
      if (epoch !== null && run.frames) part('the replayed map', run, 'encoder', placesAt(run, epoch).x[0]);
    } else {
      const role = replay.modelShown(state);
      const at = replay.placeAmong(replay.snapshotsOf(run, role), epoch);
      const snapshot = run.confidence[role]?.[at];
      if (snapshot) part(`the replayed ${role}`, run, role, snapshot.members[0]);
    }
  }

  const rows = CHARTS.map((names) => shown.curvesRun(state, names)).filter((run) => run !== null);
  for (const run of rows) {
    for (const { stage, series } of CURVES) {
      const points = run.curves[series];
      if (points) for (const y of points.y) part(series, run, stage, y);
    }
  }
  if (!isUnderWay(state)) check(new Set(rows).size <= 1, 'curves of two runs stand in a row');

  const stages = shown.stagesRun(state);
  for (const [name, { state: at, seconds }] of Object.entries(stages?.stages ?? {})) {
    if (at === 'done') part(`the stage ${name}`, stages!, name as StageName, seconds ?? undefined);
    if (at === 'running') check(isUnderWay(state), `${name} is running while its run is ${status}`);
  }

  marked.forEach((what, run) => {
    checkMark(run, what);
  });

  const link = shareHash(experiment, { result: shown.ownHeadline(state), embed: false, hideControls: false });
  const { result } = parseLink(link).extras;
  if (result) {
    check(
      result.startsWith(`${figureOf(experiment).toFixed(1)}-`),
      'the link holds the result of another experiment',
    );
    check(last !== null && !last.recorded, 'the link holds a recorded result');
  } else
    check(
      !last || last.recorded !== null || !isSame(last.experiment, experiment),
      'the link lacks the result',
    );

  const sender = shown.senderShown(state);
  if (sender)
    check(100 * sender.value === figureOf(experiment), 'the sender’s result is of another experiment');
  const failure = shown.failureShown(state);
  if (failure)
    check(
      failure.message.endsWith(` ${numberOf(textOf(experiment))}`),
      'the failure is of another experiment',
    );
  return faults;
}
