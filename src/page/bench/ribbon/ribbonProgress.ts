/** All stages in the groups that the ribbon names. */
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { changedStages } from '../../../lab/pipeline/stageKey.ts';
import { STAGES, type StageName, stageOf } from '../../../lab/stages/catalogue.ts';
import { RIBBON_GROUPS, type RibbonGroup } from '../../../lab/stages/stage.ts';
import type { RunStatus } from '../../state/runSlice.ts';
import type { StageProgress, StagesProgress } from '../../state/stageProgress.ts';

export type { RibbonGroup };

/**
 * stale: over, but for other settings than those on the page. paused: begun, of a run that waits. notRun: not begun, of a run that has ended.
 */
export type ShownState = StageProgress['state'] | 'stale' | 'paused' | 'notRun';

export interface GroupProgress {
  readonly group: RibbonGroup;
  readonly state: ShownState;
  /** 0..1 */
  readonly progress: number;
  /** Of all its stages; null until they have ended. */
  readonly seconds: number | null;
  /** Seconds to go, estimated from the pace so far. */
  readonly left: number | null;
  readonly glow: boolean;
}

/** A group is what its least advanced stage is. */
const ORDER: readonly StageProgress['state'][] = [
  'failed',
  'running',
  'stopped',
  'elsewhere',
  'waiting',
  'done',
  'remembered',
];

function isOver({ state }: StageProgress): boolean {
  return state === 'done' || state === 'remembered';
}

function shareOf(stage: StageProgress): number {
  const { step, steps } = stage;
  if (isOver(stage)) return 1;
  return steps > 0 ? step / steps : 0;
}

/** The time left is estimated only after this share of a stage. */
const PACE_AFTER = 0.04;

/**
 * The stages that the settings on the page would run again.
 * @param ranFor the experiment of the run that the stages are of; null: there has been none
 */
export function staleStages(ranFor: Experiment | null, experiment: Experiment): readonly StageName[] {
  return ranFor ? changedStages(ranFor, experiment) : [];
}

/** No stage is at work, or about to be, unless its run is. */
function shownAt(state: StageProgress['state'], status: RunStatus): ShownState {
  const hasEnded = status === 'stopped' || status === 'failed' || status === 'finished';
  if (state === 'running') return status === 'paused' ? 'paused' : hasEnded ? 'stopped' : 'running';
  return state === 'waiting' && hasEnded ? 'notRun' : state;
}

export function ribbonProgress(
  stages: StagesProgress,
  glow: readonly StageName[],
  stale: readonly StageName[],
  now: number,
  status: RunStatus = 'running',
): GroupProgress[] {
  return RIBBON_GROUPS.map((group) => {
    const names = STAGES.filter((name) => stageOf(name).ribbon === group);
    const members = names.map((name) => stages[name]);
    const [lead] = members;
    const slowest =
      ORDER.find((candidate) => members.some((member) => member.state === candidate)) ?? 'waiting';
    const ended = slowest !== 'running' && slowest !== 'elsewhere' && slowest !== 'waiting';
    const state = ended && names.some((name) => stale.includes(name)) ? 'stale' : shownAt(slowest, status);
    // A stage that is over without a step had next to nothing to do.
    const atWork = members.filter((member) => !isOver(member) || member.steps > 0);
    const progress =
      atWork.length === 0 ? 1 : atWork.reduce((sum, member) => sum + shareOf(member), 0) / atWork.length;
    const told = members.every(({ seconds }) => seconds !== null);
    const share = lead ? shareOf(lead) : 0;
    const pace = state === 'running' && lead?.since && share > PACE_AFTER && share < 1;
    return {
      group,
      state,
      progress,
      seconds: told ? members.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) : null,
      left: pace ? (((now - lead.since) / 1000) * (1 - share)) / share : null,
      glow: names.some((name) => glow.includes(name)),
    };
  });
}
