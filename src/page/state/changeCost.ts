/**
 * What a change of settings will cost, told at once: from what the stages of the result on the page took, scaled by how much
 * more work the settings give them. Nothing is measured, so that a cheap change need not wait to be known as one.
 */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { changedStages, stageKey, stageKeys } from '../../lab/pipeline/stageKey.ts';
import { STAGES, type StageName, stageOf } from '../../lab/stages/catalogue.ts';
import { referencesOf } from '../../lab/stages/experimentParts.ts';
import { inputsOf } from '../../lab/stages/graph.ts';
import type { Work } from '../../lab/stages/stage.ts';

export interface ChangeCost {
  /** Reference models that are trained, beyond those that there are. */
  readonly models: number;
  /** They are more than the run before had: no mere training anew of as many. */
  readonly addsModels: boolean;
  /** Of all stages that run again, one after the other; null where no result tells. */
  readonly seconds: number | null;
  /** What all stages of the result on the page took; null where there is none. */
  readonly before: number | null;
}

/** A change that takes so many times as long as the whole run before asks first … */
const ASKS_BEYOND_TIMES = 3;
/** … unless it is over so soon all the same. Both are our choice. */
const ASKS_BEYOND_SECONDS = 10;

/** Whether a person should be asked before so much is trained: more models than before, or far longer than before. */
export function asksFirst({ addsModels, seconds, before }: ChangeCost): boolean {
  return addsModels || isLong(seconds, before);
}

export function isLong(seconds: number | null, before: number | null): boolean {
  if (seconds === null || before === null) return false;
  return seconds > ASKS_BEYOND_SECONDS && seconds > ASKS_BEYOND_TIMES * before;
}

/** How much more one example is to a model than to the CNN, in powers of ten: the estimate measures it where it matters. */
const HEAVINESS: Readonly<Record<Experiment['target']['architecture'], number>> = {
  cnn: 1,
  mlp: 1,
  vgg19: 100,
  resnet18: 100,
};

const heaviness = ({ target }: Experiment) => HEAVINESS[target.architecture] * target.width ** 2;

type Kind = keyof Work;

/** Work of one kind as rows that are computed, times what the model adds to each. */
function amount(kind: Kind, times: number, experiment: Experiment): number {
  switch (kind) {
    case 'target':
    case 'shadow':
      return times * experiment.target.batchSize * heaviness(experiment);
    case 'query':
    case 'stem':
    case 'pass':
      return times * heaviness(experiment);
    case 'contrastive':
      return times * experiment.contrastive.batchSize;
    default:
      return times * experiment.head.batchSize;
  }
}

/** How many times as much a stage has to do as another had: by the kind of work that grows most. */
function growth(name: StageName, to: Experiment, like: StageName, from: Experiment): number {
  const [now, then] = [stageOf(name).work(to), stageOf(like).work(from)];
  const grown = (Object.entries(now) as [Kind, number][]).map(([kind, times]) => {
    const before = amount(kind, then[kind] ?? 0, from);
    return before > 0 ? amount(kind, times, to) / before : 1;
  });
  return grown.length > 0 ? Math.max(...grown) : 1;
}

/** Reference models that one experiment asks for and the other has not trained. */
function newModels(from: Experiment, to: Experiment): number {
  const keyOfFirst = (experiment: Experiment) => {
    const keys = stageKeys(experiment, '');
    const inputs = inputsOf('referenceModels').map((input) => keys[input]);
    return stageKey('referenceModels', experiment, inputs, '', 0);
  };
  const [had, wanted] = [referencesOf(from), referencesOf(to)];
  if (wanted === 0) return 0;
  return had > 0 && keyOfFirst(from) === keyOfFirst(to) ? Math.max(0, wanted - had) : wanted;
}

/**
 * @param from what the run before was ordered for
 * @param result the last one; what it took tells what this will take
 */
export function costOfChange(from: Experiment, to: Experiment, result: RunResult | null): ChangeCost {
  const models = newModels(from, to);
  return costOf(changedStages(from, to), to, result, {
    models,
    addsModels: referencesOf(to) > referencesOf(from),
  });
}

/** Of a run that finds nothing remembered. @param like what a run of other settings took, wherever it was made */
export function costOfWhole(to: Experiment, like: RunResult | null): ChangeCost {
  const models = referencesOf(to);
  return costOf(STAGES, to, like, { models, addsModels: models > 0 });
}

function costOf(
  stages: readonly StageName[],
  to: Experiment,
  result: RunResult | null,
  told: Pick<ChangeCost, 'models' | 'addsModels'>,
): ChangeCost {
  if (!result) return { ...told, seconds: null, before: null };
  const took = new Map(result.timing.stages.map(({ name, seconds }) => [name, seconds]));
  const secondsOf = (name: StageName) => took.get(stageOf(name).recordedAs);
  const before = [...took.values()].reduce((sum, seconds) => sum + seconds, 0);
  const seconds = stages.reduce((sum, name) => {
    const own = secondsOf(name);
    if (name === 'referenceModels') {
      const trained = growth(name, to, 'target', result.experiment) * (secondsOf('target') ?? 0);
      return sum + told.models * trained;
    }
    return sum + (own ?? 0) * growth(name, to, name, result.experiment);
  }, 0);
  return { ...told, seconds, before };
}
