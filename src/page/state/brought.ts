/**
 * What one run has brought, with the experiment that it is of. It is one value, so that parts of two runs cannot be put
 * together: what the run under way brings stands in one, what the last finished run brought in another.
 */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { JudgedCurve } from '../../lab/evaluation/change.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import { STAGES, type StageName } from '../../lab/stages/catalogue.ts';
import { inputsOf, isIdle, stageRecordedAs } from '../../lab/stages/graph.ts';
import type {
  Candidates,
  ConfidenceSnapshot,
  EmbeddingFrames,
  ErrorMessage,
  ModelRole,
  RunDetail,
  SeriesName,
} from '../../runtime/protocol.ts';
import type { Greeting, RecordedRun } from '../../runtime/recordedRun.ts';
import type { Origin } from './belonging.ts';
import { type Curves, type CurveUpdate, withUpdates } from './curves.ts';
import { withTitles } from './namedExamples.ts';
import { everyStage, NOTHING, type StageProgress, type StagesProgress, WAITING } from './stageProgress.ts';

interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Where the candidates lie. */
export interface Embedding extends Places {
  /** Of the encoder that is being trained; null once it is. */
  readonly epoch: number | null;
}

export type SeenFrame = Embedding & { readonly epoch: number };

/** With a frame more, unless it follows too closely: memory is bounded, however long a training is. */
export function withSeen(seen: readonly SeenFrame[], frame: SeenFrame, epochs: number): readonly SeenFrame[] {
  const last = seen.at(-1);
  if (!last || frame.epoch <= last.epoch) return [frame];
  return frame.epoch - last.epoch < Math.floor(epochs / MOST_SEEN) ? seen : [...seen, frame];
}

const MOST_SEEN = 40;

export interface Brought extends Origin {
  readonly stages: StagesProgress;
  readonly curves: Curves;
  /** How sure each model was of the true labels as it was trained; of the recorded run only once it was asked for. */
  readonly confidence: Confidence;
  /** The target's examples, members first; null until the run has told of them. */
  readonly candidates: Candidates | null;
  /** null before the encoder's first frame. */
  readonly embedding: Embedding | null;
  /** Of the frames that were shown while the encoder was trained, about as many as are kept of it. */
  readonly seen: readonly SeenFrame[];
  /** What the encoder's training looked like; null before its end, and of the recorded run until it was asked for. */
  readonly frames: EmbeddingFrames | null;
}

/** Snapshots of each model, the earliest first. */
export type Confidence = Readonly<Partial<Record<ModelRole, readonly ConfidenceSnapshot[]>>>;

/** A run under way, or one that has ended without a result. */
export interface Attempt extends Brought {
  readonly recorded: null;
  readonly error: ErrorMessage | null;
}

export interface FinishedRun extends Brought {
  readonly report: RunResult;
  /** The day on which it finished, as 2026-01-31. */
  readonly date: string;
  /** What the charts draw of the report; null: of the recorded run, of which more is on its way than greets. */
  readonly detail: RunDetail | null;
  /** UMAP's map, which takes the place of the principal plane. */
  readonly map: Places | null;
}

/** A finished run as others are compared with it. */
export interface JudgedRun extends Origin {
  readonly report: RunResult;
  /** null: of the recorded run as it greets. */
  readonly attacks: readonly DecidedAttack[] | null;
  /** null where they have not come, or were not kept. */
  readonly map: EncoderMap | null;
}

/** Where the encoder puts the target's examples, [N] each. */
export interface EncoderMap extends Places {
  /** 1 of a member. */
  readonly members: Uint8Array;
  /** 1 where the attacker knows which it is. */
  readonly labelled: Uint8Array;
}

function encoderMap({ detail, candidates }: FinishedRun): EncoderMap | null {
  if (!detail || !candidates) return null;
  const { x, y } = detail.embedding;
  const labelled = new Uint8Array(x.length);
  for (const position of detail.labelled) labelled[position] = 1;
  return { x, y, members: candidates.members, labelled };
}

export function judgedRun(run: FinishedRun): JudgedRun {
  const { experiment, recorded, report, detail } = run;
  return { experiment, recorded, report, attacks: detail?.attacks ?? null, map: encoderMap(run) };
}

/** An attack of it; undefined where it was not chosen. */
export function judgedIn({ report, attacks }: JudgedRun, name: AttackName): JudgedCurve | undefined {
  const figures = report.attacks.find((attack) => attack.name === name);
  const attack = attacks?.find((scores) => scores.name === name);
  return figures && { balancedAccuracy: figures.balancedAccuracy, auc: figures.auc, attack };
}

/** What another run leaves to one that takes over from it. */
export interface Legacy {
  /** What stays as it is of the run that it takes over from; null: everything waits. */
  readonly from: Brought | null;
  /** Runs whose examples the page holds. */
  readonly held: readonly (Brought | null)[];
}

export function attemptAt(experiment: Experiment, { from, held }: Legacy): Attempt {
  const before = from?.recorded === null ? from : null;
  const changed = before ? changedStages(before.experiment, experiment) : STAGES;
  const isKept = (name: StageName) => !changed.includes(name) && !hasFailed(before?.stages[name].state);
  const begins = (name: StageName) => (isIdle(name, experiment) ? NOTHING : WAITING);
  return {
    experiment,
    recorded: null,
    error: null,
    stages: everyStage((name) => (before && isKept(name) ? before.stages[name] : begins(name))),
    curves: before ? curvesOf(before.curves, isKept) : {},
    confidence: before ? confidenceOf(before.confidence, isKept) : {},
    candidates: heldExamples(experiment, held),
    embedding: before?.embedding && placedBy(before.embedding).every(isKept) ? before.embedding : null,
    seen: before && isKept('encoder') ? before.seen : [],
    frames: before && isKept('encoder') ? before.frames : null,
  };
}

const hasFailed = (state: StageProgress['state'] | undefined) => state === 'stopped' || state === 'failed';

function curvesOf(curves: Curves, isKept: (stage: StageName) => boolean): Curves {
  const entries = Object.entries(curves).filter(([name]) => isKept(stageOfCurve(name as SeriesName)));
  return Object.fromEntries(entries);
}

function confidenceOf({ target, shadow }: Confidence, isKept: (stage: StageName) => boolean): Confidence {
  return {
    ...(target && isKept('target') && { target }),
    ...(shadow && isKept('shadow') && { shadow }),
  };
}

/** A model that is trained again begins anew. */
export function withConfidence(
  confidence: Confidence,
  role: ModelRole,
  mode: 'append' | 'replace',
  snapshots: readonly ConfidenceSnapshot[],
): Confidence {
  const before = mode === 'append' ? (confidence[role] ?? []) : [];
  const isLater = (snapshots[0]?.epoch ?? 0) > (before.at(-1)?.epoch ?? 0);
  return { ...confidence, [role]: isLater ? [...before, ...snapshots] : snapshots };
}

const stageOfCurve = (name: SeriesName) => name.split('/')[0] as StageName;

/** The stages without which the candidates would lie elsewhere. */
function placedBy({ epoch }: Embedding): readonly StageName[] {
  return epoch === null ? ['head'] : ['encoder', ...inputsOf('encoder')];
}

/** The same examples, where the page has them: the worker need not send them again. A recorded run comes without pictures. */
function heldExamples(experiment: Experiment, held: Legacy['held']): Candidates | null {
  const holder = held.find(
    (run) => run?.candidates && !run.recorded && !changedStages(run.experiment, experiment).includes('split'),
  );
  return holder?.candidates ?? null;
}

/** @param date the day on which it finished */
export function finishedRun(
  attempt: Attempt,
  report: RunResult,
  detail: RunDetail,
  date: string,
): FinishedRun {
  const { stages, curves, confidence, candidates, seen, frames } = attempt;
  return {
    experiment: report.experiment,
    recorded: null,
    date,
    stages,
    curves,
    confidence,
    candidates,
    embedding: { ...detail.embedding, epoch: null },
    seen: frames ? [] : seen,
    frames,
    report,
    detail,
    map: null,
  };
}

/** The recorded run as it greets: its examples, and what is drawn of each, are still to come. */
export function greetingAsFinished({ meta, report, series }: Greeting): FinishedRun {
  const updates = Object.entries(series).map(
    ([series, points]): CurveUpdate => ({ series: series as SeriesName, mode: 'replace', points }),
  );
  return {
    experiment: report.experiment,
    recorded: meta,
    date: meta.date,
    stages: recordedStages(report),
    curves: withUpdates({}, updates),
    confidence: {},
    candidates: null,
    embedding: null,
    seen: [],
    frames: null,
    report,
    detail: null,
    map: null,
  };
}

export function recordedAsFinished({ meta, report, detail, candidates }: RecordedRun): FinishedRun {
  return {
    ...greetingAsFinished({ meta, report, series: detail.series }),
    candidates: withTitles(candidates, report.experiment.dataset.name),
    embedding: { ...detail.embedding, epoch: null },
    detail,
  };
}

function recordedStages({ timing }: RunResult): StagesProgress {
  const done = timing.stages.map(({ name, seconds, steps }) => [
    stageRecordedAs(name),
    { state: 'done', step: steps, steps, seconds, since: null },
  ]);
  return { ...everyStage(() => NOTHING), ...Object.fromEntries(done) };
}
