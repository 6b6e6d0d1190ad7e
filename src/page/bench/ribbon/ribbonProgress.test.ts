import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageState } from '../../../lab/pipeline/stageOutcome.ts';
import { STAGES, type StageName } from '../../../lab/stages/catalogue.ts';
import { tinyExperiment } from '../../../lab/testing/tinyExperiment.ts';
import type { RunStatus } from '../../state/runSlice.ts';
import type { StageProgress } from '../../state/stageProgress.ts';
import { type RibbonGroup, ribbonProgress, staleStages } from './ribbonProgress.ts';

const WAITING: StageProgress = { state: 'waiting', step: 0, steps: 0, seconds: null, since: null };
const DONE: StageProgress = { state: 'done', step: 4, steps: 4, seconds: 2, since: 100 };
const REMEMBERED: StageProgress = { ...DONE, state: 'remembered', seconds: 0 };

type Stages = Record<StageName, StageProgress>;

function stages(changes: Partial<Stages> = {}, all = WAITING): Stages {
  return { ...(Object.fromEntries(STAGES.map((name) => [name, all])) as Stages), ...changes };
}

function ribbon(given: Stages, { glow = [], stale = [], now = 0 }: Partial<Options> = {}) {
  const groups = ribbonProgress(given, glow, stale, now);
  return (name: RibbonGroup) => groups.find(({ group }) => group === name)!;
}

interface Options {
  glow: StageName[];
  stale: StageName[];
  now: number;
}

const HEADS = ['head', 'controls', 'blind'] as const;
const anyState = fc.constantFrom<StageState>('waiting', 'running', 'done', 'remembered', 'failed');

describe('ribbonProgress', () => {
  it('names seven groups in the order of the run', () => {
    expect(ribbonProgress(stages(), [], [], 0).map(({ group }) => group)).toEqual([
      'data',
      'target',
      'shadow',
      'views',
      'encoder',
      'head',
      'scores',
    ]);
  });

  it('shows every stage in exactly one group', () => {
    for (const name of STAGES) {
      const failed = ribbonProgress(stages({ [name]: { ...WAITING, state: 'failed' } }), [], [], 0);
      expect(failed.filter(({ state }) => state === 'failed')).toHaveLength(1);
    }
  });

  it('takes the state of the least advanced stage: what failed or runs first', () => {
    fc.assert(
      fc.property(fc.tuple(anyState, anyState, anyState), (states) => {
        const given = stages(
          Object.fromEntries(HEADS.map((name, i) => [name, { ...WAITING, state: states[i]! }])),
        );
        const { state } = ribbon(given)('head');
        const some = (one: StageState) => states.includes(one);
        if (some('failed')) expect(state).toBe('failed');
        else if (some('running')) expect(state).toBe('running');
        else if (some('waiting')) expect(state).toBe('waiting');
        else expect(state).toBe(some('done') ? 'done' : 'remembered');
      }),
    );
  });

  it('averages the progress of its stages', () => {
    const half: StageProgress = { ...WAITING, state: 'running', step: 5, steps: 10, since: 0 };
    const group = ribbon(stages({ head: DONE, controls: half }));
    expect(group('head').progress).toBeCloseTo(0.5, 12);
    expect(group('target').progress).toBe(0);
    expect(ribbon(stages({ data: REMEMBERED, split: DONE }))('data').progress).toBe(1);
  });

  it('counts a finished stage as whole even without a step', () => {
    const nothing = { ...DONE, step: 0, steps: 0 };
    expect(ribbon(stages({ views: nothing, information: nothing }))('views').progress).toBe(1);
  });

  it('adds up the seconds once all its stages have ended', () => {
    expect(ribbon(stages({ data: DONE, split: DONE }))('data').seconds).toBe(4);
    expect(ribbon(stages({ data: DONE }))('data').seconds).toBeNull();
    expect(ribbon(stages({}, REMEMBERED))('scores').seconds).toBe(0);
  });

  it('is stale only when it is over', () => {
    const stale: StageName[] = ['target', 'controls', 'blind'];
    const running: StageProgress = { ...DONE, state: 'running', seconds: null };
    const over = ribbon(stages({}, DONE), { stale });
    expect([over('target').state, over('head').state, over('shadow').state]).toEqual([
      'stale',
      'stale',
      'done',
    ]);
    expect(ribbon(stages({}, REMEMBERED), { stale })('target').state).toBe('stale');
    const going = ribbon(stages({ target: running, head: WAITING }, DONE), { stale });
    expect([going('target').state, going('head').state]).toEqual(['running', 'waiting']);
  });

  describe('of a run that is not under way', () => {
    const half: StageProgress = { ...WAITING, state: 'running', step: 5, steps: 10, since: 0 };
    const shown = (status: RunStatus) => {
      const given = stages({ data: DONE, split: DONE, target: half, shadow: half });
      return ribbonProgress(given, [], [], 0, status).map(({ state }) => state);
    };

    it.each([
      ['running', 'running', 'waiting'],
      ['paused', 'paused', 'waiting'],
      ['stopped', 'stopped', 'notRun'],
      ['failed', 'stopped', 'notRun'],
    ] as const)('%s: what had begun is %s, what had not is %s', (status, begun, not) => {
      expect(shown(status).slice(0, 4)).toEqual(['done', begun, begun, not]);
    });

    it('the stage that failed stays the one that failed, and how far the others came stays', () => {
      const given = stages({ target: { ...half, state: 'failed' }, shadow: half });
      const [, target, shadow] = ribbonProgress(given, [], [], 0, 'failed');
      expect([target?.state, shadow?.state, shadow?.progress]).toEqual(['failed', 'stopped', 0.5]);
      expect([target?.left, shadow?.left]).toEqual([null, null]);
    });
  });

  describe('time to go', () => {
    const at = (step: number, since: number | null = 1000, state: StageState = 'running') =>
      ribbon(stages({ target: { ...WAITING, state, step, steps: 100, since } }), { now: 3000 })('target')
        .left;

    it('follows the pace so far', () => {
      expect(at(50)).toBeCloseTo(2, 12);
      expect(at(20)).toBeCloseTo(8, 12);
      expect(at(80)).toBeCloseTo(0.5, 12);
    });

    it('is not estimated early, at the end, without a start or of what does not run', () => {
      expect(at(0)).toBeNull();
      expect(at(4)).toBeNull();
      expect(at(5)).not.toBeNull();
      expect(at(100)).toBeNull();
      expect(at(50, null)).toBeNull();
      expect(at(50, 1000, 'waiting')).toBeNull();
      expect(at(50, 1000, 'done')).toBeNull();
    });
  });

  it('glows where any of its stages would run again', () => {
    const group = ribbon(stages(), { glow: ['split', 'blind'] });
    expect([group('data').glow, group('head').glow, group('target').glow]).toEqual([true, true, false]);
  });
});

describe('staleStages', () => {
  it('names what the settings on the page would run again', () => {
    expect(staleStages(tinyExperiment(), tinyExperiment({ 'head.steps': 13 }))).toEqual([
      'head',
      'controls',
      'blind',
      'scores',
      'report',
    ]);
  });

  it('is empty for the same settings and before any run', () => {
    expect(staleStages(tinyExperiment(), tinyExperiment())).toEqual([]);
    expect(staleStages(null, tinyExperiment({ seed: 8 }))).toEqual([]);
  });
});
