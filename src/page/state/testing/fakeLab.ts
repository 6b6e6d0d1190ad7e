/**
 * A lab worker that trains nothing: its messages are functions of the experiment that it was told, so that whatever reaches the
 * page can be told to belong to one. A test says when the run goes on, ends or fails.
 */
import { MODEL_ROLES } from '../../../lab/data/modelRole.ts';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { formatLink } from '../../../lab/experiment/link.ts';
import type { RunResult } from '../../../lab/pipeline/runResult.ts';
import { stageKeys } from '../../../lab/pipeline/stageKey.ts';
import { STAGES, type StageName, stageOf } from '../../../lab/stages/catalogue.ts';
import { isIdle } from '../../../lab/stages/graph.ts';
import type {
  Candidates,
  EmbeddingFrames,
  FromLab,
  ModelRole,
  RunDetail,
  SeriesName,
  ToLab,
} from '../../../runtime/protocol.ts';
import type { RecordedRun } from '../../../runtime/recordedRun.ts';
import type { WorkerPort } from '../../../runtime/rpc.ts';
import { pairOfCandidates } from './pairOfCandidates.ts';

const numbers = new Map<string, number>();

/** The same small number for the same text, another for any other. */
export function numberOf(text: string): number {
  const known = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, known);
  return known;
}

const outcomes = new WeakMap<Experiment, Readonly<Record<StageName, number>>>();

function outcomesOf(experiment: Experiment): Readonly<Record<StageName, number>> {
  const keys = Object.entries(stageKeys(experiment, ''));
  const found = Object.fromEntries(keys.map(([stage, key]) => [stage, numberOf(key)]));
  outcomes.set(experiment, found as Record<StageName, number>);
  return found as Record<StageName, number>;
}

/** What a stage computes, which is another thing for every key. */
export const outcomeOf = (stage: StageName, experiment: Experiment) =>
  (outcomes.get(experiment) ?? outcomesOf(experiment))[stage];

const texts = new WeakMap<Experiment, string>();

/** An experiment, told from all others. */
export function textOf(experiment: Experiment): string {
  const text = texts.get(experiment) ?? formatLink(experiment);
  texts.set(experiment, text);
  return text;
}

/** CLMIA's balanced accuracy with an experiment, in percent with one digit. */
export const figureOf = (experiment: Experiment) => 50 + numberOf(textOf(experiment)) / 10;

export const CURVES = STAGES.flatMap((stage) =>
  Object.keys(stageOf(stage).curves).map((curve) => ({ stage, series: `${stage}/${curve}` as SeriesName })),
);

export function candidatesFor(experiment: Experiment, values = new Uint8Array(2)): Candidates {
  const label = outcomeOf('split', experiment);
  return pairOfCandidates({ values, labels: Uint8Array.of(label, label) });
}

export function detailFor(experiment: Experiment): RunDetail {
  const scores = Float64Array.of(outcomeOf('scores', experiment), 0);
  const judged = {
    labelled: { members: 0, nonMembers: 0 },
    decisions: Uint8Array.of(1, 0),
    members: Uint8Array.of(1, 0),
    labels: Uint8Array.of(0, 0),
    ids: Int32Array.of(0, 1),
  };
  const place = Float32Array.of(outcomeOf('head', experiment), 0);
  return {
    series: Object.fromEntries(CURVES.map(({ stage, series }) => [series, wholeCurve(stage, experiment)])),
    embedding: { x: place, y: place },
    posteriors: Float32Array.of(outcomeOf('target', experiment), 0, 0, 0),
    labelled: new Int32Array(),
    attacks: experiment.attacks.map((name) => ({ name, scores, ...judged })),
  };
}

const wholeCurve = (stage: StageName, experiment: Experiment) => ({
  x: [1, 2],
  y: [outcomeOf(stage, experiment), outcomeOf(stage, experiment)],
});

const snapshotsFor = (role: ModelRole, experiment: Experiment) =>
  [1, 2].map((epoch) => ({
    epoch,
    members: [outcomeOf(role, experiment)],
    nonMembers: [1],
    means: { members: 1, nonMembers: 0 },
  }));

/** Two frames, in each of which the first example lies where the encoder's outcome says. */
const framesFor = (experiment: Experiment): EmbeddingFrames => ({
  epochs: [0, 1],
  examples: Int32Array.of(0, 1),
  points: Int16Array.of(1, 0, 0, 0, 1, 0, 0, 0),
  step: new Float32Array(2).fill(outcomeOf('encoder', experiment)),
});

const flat = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

export function reportFor(experiment: Experiment): RunResult {
  const share = figureOf(experiment) / 100;
  const inTail = { fpr: 0.01, tpr: share, reachedFpr: 0, falsePositives: 0, nonMembers: 1, resolved: false };
  const bits = { nats: share, bits: share };
  return {
    experiment,
    link: textOf(experiment),
    engine: { backend: 'wasm', adapter: 'SIMD' },
    splits: { sets: [], overlaps: [], duplicatesRemoved: 0, noisyLabels: outcomeOf('split', experiment) },
    target: { trainAccuracy: share, testAccuracy: 0.5 },
    shadow: { trainAccuracy: share, testAccuracy: 0.5 },
    attacks: experiment.attacks.map((name) => ({
      name,
      labelled: { members: 0, nonMembers: 0 },
      auc: flat(share),
      balancedAccuracy: flat(share),
      tprAtFpr: [inTail],
    })) as unknown as RunResult['attacks'],
    information: { pair: bits, view: bits, answer: bits, examples: 80 },
    diagnosis: [{ kind: 'finding', text: `the figure is ${figureOf(experiment).toFixed(1)} %` }] as never,
    timing: {
      totalSeconds: outcomeOf('report', experiment),
      stages: STAGES.map((name) => ({
        name: stageOf(name).recordedAs,
        seconds: outcomeOf(name, experiment),
        steps: 1,
        remembered: false,
        engine: 'wasm',
      })),
    },
  };
}

export function recordedFor(experiment: Experiment): RecordedRun {
  return {
    meta: { date: '2026-01-01', machine: 'a machine' },
    report: reportFor(experiment),
    detail: detailFor(experiment),
    candidates: candidatesFor(experiment, new Uint8Array()),
  };
}

type Order = Extract<ToLab, { kind: 'run' }>;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'runId'> : never;

/** Where a run stands: ordered, its models under way, its encoder under way. */
export interface FakeRun {
  readonly order: Order;
  readonly at: 0 | 1 | 2;
}

export class FakeLab {
  /** Under way; null: none. */
  run: FakeRun | null = null;
  private listens: number | undefined;
  private receive: (message: unknown) => void = () => {};

  /** The page's end. A page that is loaded anew starts a worker of its own, and the one before is gone. */
  port(): WorkerPort {
    this.run = null;
    this.listens = undefined;
    return {
      post: (message) =>
        this.handle(message as { id?: number; method: ToLab['kind'] | 'listen'; ask: object }),
      onMessage: (listener) => {
        this.receive = listener;
      },
      onError: () => {},
      terminate: () => {
        this.listens = undefined;
      },
    };
  }

  private handle({ id, method, ask }: { id?: number; method: string; ask: object }): void {
    if (method === 'listen') this.listens = id;
    else if (method === 'estimate')
      this.receive({ id, error: { name: 'Busy', message: 'not now', hint: '' } });
    else if (method === 'run') {
      const before = this.run;
      this.run = { order: { kind: 'run', ...ask } as Order, at: 0 };
      if (before) this.sayLate(before);
    } else if (method === 'stop') {
      const before = this.run;
      this.run = null;
      if (before) this.sayLate(before);
    }
  }

  private say({ order: { runId } }: FakeRun, message: Unnumbered<FromLab>): void {
    if (this.listens !== undefined) this.receive({ id: this.listens, update: { ...message, runId } });
  }

  /** What was on its way when the run was ended. */
  private sayLate(run: FakeRun): void {
    const { experiment } = run.order;
    this.say(run, { kind: 'stage', stage: 'encoder', state: 'running' });
    this.say(run, { kind: 'candidates', candidates: candidatesFor(experiment) });
    this.say(run, {
      kind: 'series',
      series: 'encoder/loss',
      mode: 'replace',
      points: wholeCurve('encoder', experiment),
    });
    this.say(run, { kind: 'frames', frames: framesFor(experiment) });
    const place = Float32Array.of(outcomeOf('encoder', experiment), 0);
    this.say(run, { kind: 'frame', epoch: 1, x: place, y: place });
    this.say(run, { kind: 'finished', report: reportFor(experiment), detail: detailFor(experiment) });
  }

  private begins(run: FakeRun, stage: StageName): void {
    this.say(run, { kind: 'stage', stage, state: 'running' });
    this.say(run, { kind: 'progress', stage, step: 1, steps: 2, seconds: 0 });
    const points = { x: [1], y: [outcomeOf(stage, run.order.experiment)] };
    for (const { series } of CURVES.filter((curve) => curve.stage === stage)) {
      this.say(run, { kind: 'series', series, mode: 'append', points });
    }
    this.tellConfidence(run, stage, 'append');
  }

  private tellConfidence(run: FakeRun, stage: StageName, mode: 'append' | 'replace'): void {
    const role = MODEL_ROLES.find((role) => role === stage);
    if (role)
      this.say(run, { kind: 'confidence', role, mode, snapshots: snapshotsFor(role, run.order.experiment) });
  }

  private ends(run: FakeRun, stages: readonly StageName[]): void {
    const { experiment } = run.order;
    for (const stage of stages.filter((name) => !isIdle(name, experiment))) {
      const seconds = outcomeOf(stage, experiment);
      this.say(run, { kind: 'stage', stage, state: 'done', seconds, steps: 2 });
      for (const { series } of CURVES.filter((curve) => curve.stage === stage)) {
        this.say(run, { kind: 'series', series, mode: 'replace', points: wholeCurve(stage, experiment) });
      }
      this.tellConfidence(run, stage, 'replace');
      if (stage === 'encoder') this.say(run, { kind: 'frames', frames: framesFor(experiment) });
    }
  }

  /** To the next place where it stands; at the last one it trains on. */
  goOn(): void {
    const { run } = this;
    if (!run) return;
    const { experiment, candidates } = run.order;
    if (run.at === 0) {
      this.say(run, { kind: 'engine', engine: { backend: 'wasm', adapter: 'SIMD' }, workers: 1 });
      this.ends(run, ['data', 'split']);
      if (candidates) this.say(run, { kind: 'candidates', candidates: candidatesFor(experiment) });
      this.begins(run, 'target');
      this.begins(run, 'shadow');
      this.run = { ...run, at: 1 };
    } else {
      this.ends(run, ['target', 'shadow', 'views']);
      this.begins(run, 'encoder');
      const place = Float32Array.of(outcomeOf('encoder', experiment), 0);
      this.say(run, { kind: 'frame', epoch: 1, x: place, y: place });
      this.run = { ...run, at: 2 };
    }
  }

  finish(): void {
    if (this.run?.at === 0) this.goOn();
    const { run } = this;
    if (!run) return;
    const { experiment } = run.order;
    this.ends(run, STAGES);
    this.run = null;
    this.say(run, { kind: 'finished', report: reportFor(experiment), detail: detailFor(experiment) });
  }

  /** Before its first stage it is a refusal. */
  fail(): void {
    const { run } = this;
    if (!run) return;
    this.run = null;
    if (run.at > 0)
      this.say(run, { kind: 'stage', stage: run.at === 1 ? 'target' : 'encoder', state: 'failed' });
    const message = `failed: ${numberOf(textOf(run.order.experiment))}`;
    this.say(run, { kind: 'failed', error: { name: 'Failed', message, hint: '' } });
  }
}
