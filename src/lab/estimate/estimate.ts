/** What a run will take: seconds, memory, and whether it fits. */
import type { Experiment } from '../experiment/experiment.ts';
import { bytesText } from '../numbers.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import type { DataShape } from './kindsOfWork.ts';
import type { Costs } from './measure.ts';
import {
  type Crew,
  type MemoryLimits,
  type MemoryNeed,
  type ModelSizes,
  memoryNeed,
  type Shortage,
  shortageOf,
  workersThatFit,
} from './memory.ts';
import { nearestFitting, type Setting } from './nearest.ts';
import { secondsInAll, stageSeconds } from './work.ts';

export interface EstimatedStage {
  readonly name: StageName;
  /** By itself; 0 where it is remembered. */
  readonly seconds: number;
  readonly remembered: boolean;
}

export interface Fit {
  /** Training workers that there is room for, of those that the machine is good for. */
  readonly workers: number;
  readonly bytes: MemoryNeed;
  readonly limits: MemoryLimits;
  /** What there is too little of; null: the run fits, as far as is known. */
  readonly shortage: Shortage | null;
  /** Where it does not fit: the settings to change so that it does. */
  readonly nearest: readonly Setting[];
}

export interface Estimate extends Fit {
  /** None where the run does not fit. */
  readonly stages: readonly EstimatedStage[];
  /** Of the whole run, stages side by side; null where it does not fit. */
  readonly seconds: number | null;
  /** Whether stages that are remembered could be told: the seconds are an upper bound otherwise. */
  readonly knowsRemembered: boolean;
}

/** `workers`: as many training workers as its cores are good for. */
export interface Machine extends Crew {
  readonly limits: MemoryLimits;
  /** Bytes that nobody uses now, where it is known: more workers than two are only started within them. */
  readonly free?: number | undefined;
}

export function fitOf(
  experiment: Experiment,
  data: DataShape,
  sizes: ModelSizes,
  { limits, free, thread, workers: most }: Machine,
): Fit {
  const needOf = (workers: number) => memoryNeed(experiment, data, sizes, { workers, thread });
  const workers = workersThatFit(needOf, most, limits.machine, free);
  const bytes = needOf(workers);
  const shortage = shortageOf(bytes, limits);
  const nearest = shortage ? nearestFitting(experiment, data, sizes, limits, { workers, thread }) : [];
  return { workers, bytes, limits, shortage, nearest };
}

/** @param remembered null where nobody can tell */
export function estimateOf(
  experiment: Experiment,
  fit: Fit,
  costs: Costs | null,
  remembered: readonly StageName[] | null,
): Estimate {
  const knowsRemembered = remembered !== null;
  if (!costs || fit.shortage) return { ...fit, stages: [], seconds: null, knowsRemembered };
  const alone = stageSeconds(experiment, costs);
  const stages = STAGES.map((name): EstimatedStage => {
    const known = remembered?.includes(name) ?? false;
    return { name, seconds: known ? 0 : alone[name], remembered: known };
  });
  const seconds = Object.fromEntries(stages.map((stage) => [stage.name, stage.seconds])) as typeof alone;
  return {
    ...fit,
    stages,
    seconds: secondsInAll(seconds, fit.workers, (name) => stageOf(name).parts?.(experiment) ?? 1),
    knowsRemembered,
  };
}

const NAMES: Readonly<Record<Shortage['what'], string>> = {
  tensor: 'Its largest tensor needs',
  engine: 'The engine needs',
  machine: 'The run needs',
};

/** A run that cannot fit, refused before it begins. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  readonly hint: string;
  constructor({ what, needed, available }: Shortage, nearest: readonly Setting[]) {
    super(
      `This run does not fit. ${NAMES[what]} about ${bytesText(needed)}, and there is room for ${bytesText(available)}.`,
    );
    const settings = nearest.map(([path, value]) => `${path}=${value}`).join(' ');
    this.hint = settings
      ? `The nearest setting that fits: ${settings}.`
      : 'No smaller batch, set or width fits: choose smaller pictures or another engine.';
  }
}

/** @throws TooLarge */
export function requireFit({ shortage, nearest }: Fit): void {
  if (shortage) throw new TooLarge(shortage, nearest);
}
