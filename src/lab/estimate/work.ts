/** How long the stages of an experiment take: how often they do each kind of work, times what that costs. */
import { COPIES, generatedFor } from '../attacks/queryBudget.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { referencesOf, STAGES, type StageName } from '../stages/stageGraph.ts';
import type { Costs } from './measure.ts';

/** As the training follows its accuracy: so many examples of each side, so many times. */
const FOLLOWED = 250;
const MEASUREMENTS = 16;
const SETS = 4;

export type StageSeconds = Readonly<Record<StageName, number>>;

/**
 * Seconds of each stage by itself. Those that train nothing (data, split, scores, report) are told as 0: they take moments,
 * and reading a data set depends on where it lies.
 */
export function stageSeconds(experiment: Experiment, costs: Costs): StageSeconds {
  const { dataset, target, views, contrastive, head, attacks } = experiment;
  const n = dataset.membersPerModel;
  const on = (name: (typeof attacks)[number], seconds: number) => (attacks.includes(name) ? seconds : 0);
  // The last batch may be small: its cost is taken as a share of a full one's.
  const steps = (target.epochs * n) / Math.min(target.batchSize, n);
  const share = Math.min(1, n / target.batchSize);
  const every = Math.ceil(target.epochs / MEASUREMENTS);
  const measurements = Math.ceil(target.epochs / every);
  const asked = (measurements * 2 * Math.min(FOLLOWED, n) + 2 * n) * costs.query;
  const pool = SETS * n;
  const perEpoch = Math.floor(pool / Math.min(contrastive.batchSize, pool));
  const classifier = steps * share * costs.target + asked;
  const models = referencesOf(experiment);
  const seconds: Partial<Record<StageName, number>> = {
    target: classifier,
    shadow: steps * share * costs.shadow + asked,
    views: pool * ((views.source === 'dropout' ? costs.stem : 0) + views.count * costs.pass),
    encoder: contrastive.epochs * perEpoch * costs.contrastive,
    head: head.steps * (costs.frozenHead + on('fine-tuned', costs.trainedHead)),
    controls: head.steps * (on('random-encoder', costs.frozenHead) + on('supervised', costs.trainedHead)),
    blind: on('blind', head.steps * costs.blindHead),
    references: models * (classifier + n * costs.query),
    population: models > 0 ? n * costs.query : 0,
    copies: on('label-only', 2 * 2 * n * COPIES * costs.query),
    generated: on('blindmi', generatedFor(2 * n) * costs.query),
  };
  return Object.fromEntries(STAGES.map((name) => [name, seconds[name] ?? 0])) as Record<StageName, number>;
}

/**
 * When the last stage ends if `lanes` of them run side by side: each begins as soon as what it needs is there and a lane is
 * free, the more urgent first. A stage in parts takes as many lanes as are free.
 */
export function secondsInAll(
  seconds: StageSeconds,
  needs: (name: StageName) => readonly StageName[],
  urgency: readonly StageName[],
  lanes: number,
  parts: (name: StageName) => number = () => 1,
): number {
  const ended = new Map<StageName, number>();
  const free = Array.from({ length: Math.max(1, lanes) }, () => 0);
  const waiting = new Set(STAGES);
  while (waiting.size > 0) {
    const ready = [...waiting]
      .filter((name) => needs(name).every((need) => ended.has(need)))
      .map((name) => ({ name, from: Math.max(0, ...needs(name).map((need) => ended.get(need)!)) }));
    free.sort((a, b) => a - b);
    const begin = ({ from }: { from: number }) => Math.max(from, free[0]!);
    const order = ({ name }: { name: StageName }) => urgency.indexOf(name);
    const [next] = ready.sort((a, b) => begin(a) - begin(b) || order(a) - order(b));
    if (!next) break;
    const count = Math.max(1, parts(next.name));
    let end = 0;
    for (let part = 0; part < count; part++) {
      free.sort((a, b) => a - b);
      free[0] = begin(next) + seconds[next.name] / count;
      end = Math.max(end, free[0]);
    }
    ended.set(next.name, end);
    waiting.delete(next.name);
  }
  return Math.max(0, ...ended.values());
}
