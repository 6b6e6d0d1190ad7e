import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import { type AnyStageName, STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf, stageRecordedAs, stagesInUse } from '../stages/graph.ts';
import { StageAborted, type StageUpdate } from '../stages/stageContext.ts';
import { EndedElsewhere, Pipeline, type StageHost, type StageJob } from './pipeline.ts';
import { changedStages, stageKeys } from './stageKey.ts';
import type { PipelineListener, StageOutcome, StageState } from './stageOutcome.ts';
import { joinedListener } from './stageParts.ts';

const changed = (path: string, value: unknown, base: Experiment = DEFAULT_EXPERIMENT) =>
  withPairs(base, [[path, value]]).experiment;

const turns = async (count = 200) => {
  for (let i = 0; i < count; i++) await Promise.resolve();
};

interface Execution {
  readonly job: StageJob;
  readonly engine: string;
  readonly signal: AbortSignal;
  readonly update: (update: StageUpdate) => void;
  finish(): void;
  fail(error: Error): void;
}

/** Runs stages when told to, or at once; a stage's output names what it was made of. */
class FakeHost implements StageHost {
  readonly remembered = new Map<string, StageOutcome>();
  readonly stored: string[] = [];
  executions: Execution[] = [];
  current = ['wasm'];
  held: readonly AnyStageName[] = [];
  failing: (job: StageJob, engine: string) => Error | undefined = () => undefined;
  recovering: (error: unknown) => boolean = () => false;
  private time = 0;

  readonly memory = {
    get: async (key: string) => this.remembered.get(key),
    put: async (key: string, outcome: StageOutcome, stored: boolean) => {
      this.remembered.set(key, outcome);
      if (stored) this.stored.push(key.split('-')[0]!);
    },
  };

  engines = () => this.current;
  clock = () => this.time++;
  recover = async (error: unknown) => this.recovering(error);

  async execute(
    job: StageJob,
    update: (update: StageUpdate) => void,
    signal: AbortSignal,
    _elsewhere?: () => void,
  ): Promise<unknown> {
    const engine = this.current[0]!;
    await Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = () => resolve(`${job.name} on ${engine}`);
      const execution = { job, engine, signal, update, finish, fail: reject };
      this.executions.push(execution);
      signal.addEventListener('abort', () => reject(new StageAborted('aborted')));
      update({ kind: 'progress', step: 5, steps: 10 });
      const failure = this.failing(job, engine);
      if (failure) reject(failure);
      else if (!this.held.includes(job.name)) finish();
    });
  }

  names(): StageName[] {
    return this.executions.map(({ job }) => job.name as StageName);
  }

  execution(name: StageName): Execution {
    const found = this.executions.findLast(({ job }) => job.name === name);
    if (!found) throw new Error(`${name} was not started`);
    return found;
  }
}

class Listener implements PipelineListener {
  readonly states: [StageName, StageState][] = [];
  readonly updates: StageName[] = [];
  stage = (name: StageName, state: StageState) => {
    this.states.push([name, state]);
  };
  update: PipelineListener['update'] = (name) => {
    this.updates.push(name);
  };
  of(state: StageState): StageName[] {
    return this.states.flatMap(([name, at]) => (at === state ? [name] : []));
  }
}

const USED = stagesInUse(DEFAULT_EXPERIMENT);

/** The stages that are named, without those that have nothing to do. */
const inOrder = (names: readonly StageName[]) => USED.filter((name) => names.includes(name));

describe('a run', () => {
  it('runs every stage once, on the outputs of the stages it declares', async () => {
    const host = new FakeHost();
    const listener = new Listener();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, listener);
    expect(host.names().toSorted()).toEqual(USED.toSorted());
    for (const { job } of host.executions) {
      const name = job.name as StageName;
      const needed = inputsOf(name);
      expect(job.inputs).toEqual(
        Object.fromEntries(needed.map((input) => [input, USED.includes(input) ? `${input} on wasm` : []])),
      );
      for (const input of needed) expect(job.inputKeys[input]).toBe(run[input].key);
      expect(job.key).toBe(run[name].key);
      expect(job.params).toEqual(stageOf(name).params(DEFAULT_EXPERIMENT));
      expect(job.seed).toBe(7);
    }
    const keys = stageKeys(DEFAULT_EXPERIMENT, 'wasm');
    for (const name of USED) {
      expect(run[name]).toMatchObject({ key: keys[name], remembered: false });
      expect(run[name].outcome).toMatchObject({ output: `${name} on wasm`, engine: 'wasm', steps: 5 });
      expect(run[name].outcome.seconds).toBeGreaterThan(0);
    }
    expect(listener.of('done').toSorted()).toEqual(USED.toSorted());
    expect(inOrder(listener.of('running'))).toEqual(USED);
    expect(inOrder(listener.updates)).toEqual(USED);
    expect(inOrder(host.stored.map((name) => stageRecordedAs(name)!))).toEqual(
      USED.filter((name) => stageOf(name).stored),
    );
  });

  it('starts no stage before its inputs are done', async () => {
    const host = new FakeHost();
    host.held = ['target', 'shadow'];
    const running = new Pipeline(host).start(DEFAULT_EXPERIMENT, new Listener());
    await turns();
    expect(inOrder(host.names())).toEqual(['data', 'split', 'target', 'shadow', 'blind']);
    host.execution('shadow').finish();
    await turns();
    expect(inOrder(host.names())).toEqual([
      'data',
      'split',
      'target',
      'shadow',
      'views',
      'information',
      'blind',
    ]);
    host.execution('target').finish();
    await running;
  });

  it('waits for no disk', async () => {
    const host = new FakeHost();
    const { put } = host.memory;
    host.memory.put = (...given) => {
      void put(...given);
      return new Promise(() => {});
    };
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, new Listener());
    expect(run.report.outcome.output).toBe('report on wasm');
  });

  it('recomputes nothing the second time', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    const first = await pipeline.start(DEFAULT_EXPERIMENT, new Listener());
    host.executions = [];
    const listener = new Listener();
    const second = await pipeline.start(structuredClone(DEFAULT_EXPERIMENT), listener);
    expect(host.executions).toEqual([]);
    expect(inOrder(listener.of('remembered'))).toEqual(USED);
    for (const name of STAGES) {
      expect(second[name]).toEqual({ ...first[name], remembered: true });
    }
  });

  it.each([
    ['contrastive.temperature', 0.2, ['encoder', 'head', 'scores', 'report']],
    ['head.labelFraction', 0.05, ['head', 'controls', 'blind', 'scores', 'report']],
    [
      'shadow.dropoutRate',
      0.3,
      [
        'shadow',
        'views',
        'information',
        'encoder',
        'head',
        'controls',
        'unlabelledAttacks',
        'scores',
        'report',
      ],
    ],
    [
      'attacks',
      'clmia,random-encoder,supervised,fine-tuned,blind,loss',
      ['unlabelledAttacks', 'scores', 'report'],
    ],
  ])('runs again only what %s = %s changes', async (path, value, stages) => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    await pipeline.start(DEFAULT_EXPERIMENT, new Listener());
    host.executions = [];
    const other = changed(path, value);
    await pipeline.start(other, new Listener());
    expect(inOrder(host.names())).toEqual(stages);
    expect(changedStages(DEFAULT_EXPERIMENT, other)).toEqual(stages);
  });
});

describe('a stage in parts', () => {
  const WITH = changed('attacks', 'clmia,lira-online', changed('references.count', 6));
  const parts = (host: FakeHost) => host.executions.filter(({ job }) => job.name === 'referenceModels');

  it('runs each part once, as one stage whose progress is the sum of theirs', async () => {
    const host = new FakeHost();
    const listener = new Listener();
    const steps: number[][] = [];
    listener.update = (name, update) => {
      if (name === 'referenceModels' && update?.kind === 'progress') steps.push([update.step, update.steps]);
    };
    const run = await new Pipeline(host).start(WITH, listener);
    expect(parts(host).map(({ job }) => (job.params as { part: number }).part)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(parts(host).map(({ job }) => job.key)).size).toBe(6);
    expect(run.referenceModels.outcome.output).toEqual(Array(6).fill('referenceModels on wasm'));
    expect(run.referenceModels.outcome.steps).toBe(30);
    expect(listener.of('running').filter((name) => name === 'referenceModels')).toHaveLength(1);
    expect(listener.of('done').filter((name) => name === 'referenceModels')).toHaveLength(1);
    expect(steps.at(-1)).toEqual([30, 60]);
    expect(host.execution('unlabelledAttacks').job.inputs.referenceModels).toEqual(
      Array(6).fill('referenceModels on wasm'),
    );
  });

  it('remembers each part: more models train only the new ones, fewer none', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    await pipeline.start(WITH, new Listener());
    host.executions = [];
    const more = await pipeline.start(changed('references.count', 8, WITH), new Listener());
    expect(parts(host).map(({ job }) => (job.params as { part: number }).part)).toEqual([6, 7]);
    expect(more.referenceModels.remembered).toBe(false);
    host.executions = [];
    const fewer = await pipeline.start(changed('references.count', 4, WITH), new Listener());
    expect(parts(host)).toEqual([]);
    expect(fewer.referenceModels.remembered).toBe(true);
    expect(fewer.referenceModels.outcome.output).toHaveLength(4);
  });

  it('goes on after a stop from the parts that are done', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    host.failing = (job) =>
      job.name === 'referenceModels' && (job.params as { part: number }).part === 4
        ? new Error('no more')
        : undefined;
    await expect(pipeline.start(WITH, new Listener())).rejects.toThrow('no more');
    host.failing = () => undefined;
    host.executions = [];
    await pipeline.start(WITH, new Listener());
    expect(parts(host).map(({ job }) => (job.params as { part: number }).part)).toEqual([4]);
  });

  it('has nothing to do, and no say, where no attack asks for it', async () => {
    const host = new FakeHost();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, new Listener());
    expect(parts(host)).toEqual([]);
    expect(run.referenceModels.outcome.output).toEqual([]);
    expect(changedStages(DEFAULT_EXPERIMENT, changed('references.count', 32))).toEqual([]);
  });
});

describe('a question', () => {
  const without = (leftOut: number | null, variant = 0) => ({ leftOut, variant });
  const SILENT = { stage: () => {}, update: () => {} };
  const jobs = (host: FakeHost) => host.executions.splice(0).map(({ job }) => job);

  it('is answered by its stage and what that needs, and each answer is remembered by itself', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    const first = await pipeline.ask('targetWithout', without(3), DEFAULT_EXPERIMENT, SILENT);
    const asked = jobs(host);
    expect(asked.map(({ name }) => name)).toEqual(['data', 'split', 'targetWithout']);
    expect(asked.at(-1)!.params).toEqual({
      ...stageOf('target').params(DEFAULT_EXPERIMENT),
      leftOut: 3,
      variant: 0,
    });
    const again = await pipeline.ask('targetWithout', without(3), DEFAULT_EXPERIMENT, SILENT);
    expect(again).toEqual({ ...first, remembered: true });
    expect(jobs(host)).toEqual([]);
    const others = [without(4), without(null), without(3, 1)];
    const keys = await Promise.all(
      others.map(
        async (other) => (await pipeline.ask('targetWithout', other, DEFAULT_EXPERIMENT, SILENT)).key,
      ),
    );
    expect(new Set([first.key, ...keys]).size).toBe(4);
  });

  it('passes to the asked stages that its stage needs, and to no other', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    const run = await pipeline.start(DEFAULT_EXPERIMENT, new Listener());
    jobs(host);
    await pipeline.ask('scoresWithout', without(3), DEFAULT_EXPERIMENT, SILENT);
    const [trained, scored, ...rest] = jobs(host);
    expect(rest).toEqual([]);
    expect([trained!.name, scored!.name]).toEqual(['targetWithout', 'scoresWithout']);
    expect(scored!.inputs).toMatchObject({ targetWithout: 'targetWithout on wasm', head: 'head on wasm' });
    expect(scored!.inputKeys).toMatchObject({ targetWithout: trained!.key, target: run.target.key });
    expect(scored!.params).toMatchObject({ leftOut: 3, variant: 0 });
    const more = changed('attacks', 'clmia,random-encoder,supervised,fine-tuned,blind,loss');
    await pipeline.ask('scoresWithout', without(3), more, SILENT);
    expect(jobs(host).map(({ name }) => name)).toEqual(['unlabelledAttacks', 'scoresWithout']);
  });

  it('is no part of a run, and has no say in one', async () => {
    const host = new FakeHost();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, new Listener());
    expect(Object.keys(run)).toEqual([...STAGES]);
    expect(host.executions.some(({ job }) => job.name === 'targetWithout')).toBe(false);
  });
});

describe('a change in mid-run', () => {
  it('keeps the stages in flight that both share, aborts the others, and ends the earlier run', async () => {
    const host = new FakeHost();
    host.held = ['target', 'encoder'];
    const pipeline = new Pipeline(host);
    const [first, second] = [new Listener(), new Listener()];
    const earlier = pipeline.start(DEFAULT_EXPERIMENT, first);
    const ended = expect(earlier).rejects.toThrow(StageAborted);
    await turns();
    host.held = ['target', 'blind'];
    const later = pipeline.start(changed('head.labelFraction', 0.05), second);
    await turns();
    expect(host.execution('target').signal.aborted).toBe(false);
    expect(host.names().filter((name) => name === 'target')).toHaveLength(1);

    const before = first.states.length;
    host.execution('target').update({ kind: 'progress', step: 6, steps: 10 });
    expect(second.updates).toContain('target');
    host.execution('target').finish();
    await turns();
    host.execution('encoder').finish();
    host.execution('blind').finish();
    const run = await later;
    await ended;
    expect(run.target.outcome.output).toBe('target on wasm');
    expect(host.names().filter((name) => name === 'encoder')).toHaveLength(1);
    expect(first.states.slice(before)).toEqual([]);
    expect(inOrder(second.of('remembered'))).toEqual(['data', 'split', 'shadow', 'views', 'information']);
    expect(inOrder(second.of('done'))).toEqual([
      'target',
      'encoder',
      'head',
      'controls',
      'blind',
      'unlabelledAttacks',
      'scores',
      'report',
    ]);
  });

  it('aborts the stage whose settings changed', async () => {
    const host = new FakeHost();
    host.held = ['target'];
    const pipeline = new Pipeline(host);
    const ended = expect(pipeline.start(DEFAULT_EXPERIMENT, new Listener())).rejects.toThrow(StageAborted);
    await turns();
    const old = host.execution('target');
    host.held = [];
    const run = await pipeline.start(changed('target.epochs', 9), new Listener());
    await ended;
    expect(old.signal.aborted).toBe(true);
    expect(run.target.key).toBe(stageKeys(changed('target.epochs', 9), 'wasm').target);
  });

  it('starts anew what was aborted and is wanted again', async () => {
    const host = new FakeHost();
    host.held = ['target'];
    const pipeline = new Pipeline(host);
    const runs = [DEFAULT_EXPERIMENT, changed('target.epochs', 9), DEFAULT_EXPERIMENT].map(
      (experiment) => () => pipeline.start(experiment, new Listener()),
    );
    const [first, second] = [runs[0]!(), runs[1]!()];
    const ended = Promise.all([first, second].map((run) => expect(run).rejects.toThrow(StageAborted)));
    const third = runs[2]!();
    await turns();
    host.execution('target').finish();
    expect((await third).target.outcome.output).toBe('target on wasm');
    await ended;
  });
});

describe('stop', () => {
  it('ends the run, keeps what is finished, and lets the next run go on from there', async () => {
    const host = new FakeHost();
    host.held = ['target', 'encoder'];
    const pipeline = new Pipeline(host);
    const listener = new Listener();
    const ended = expect(pipeline.start(DEFAULT_EXPERIMENT, listener)).rejects.toThrow(StageAborted);
    await turns();
    pipeline.stop();
    await ended;
    expect(listener.of('failed')).toEqual([]);
    host.held = [];
    host.executions = [];
    await pipeline.start(DEFAULT_EXPERIMENT, new Listener());
    expect(inOrder(host.names())).toEqual([
      'target',
      'encoder',
      'head',
      'controls',
      'unlabelledAttacks',
      'scores',
      'report',
    ]);
  });

  it('remembers nothing of a stage that finishes after it was aborted', async () => {
    const host = new FakeHost();
    host.execute = async (job, _, signal) => {
      if (job.name === 'target') await turns(1000);
      return `${job.name} ${signal.aborted}`;
    };
    const pipeline = new Pipeline(host);
    const ended = expect(pipeline.start(DEFAULT_EXPERIMENT, new Listener())).rejects.toThrow(StageAborted);
    await turns();
    pipeline.stop();
    await ended;
    await turns(2000);
    expect([...host.remembered.keys()].filter((key) => key.startsWith('target'))).toEqual([]);
  });
});

describe('a stage that is computed elsewhere', () => {
  /** The first time that the target is asked for, another is at it. */
  function hostBeside(atTheEnd: (host: FakeHost, job: StageJob) => void) {
    const host = new FakeHost();
    const executes = host.execute.bind(host);
    let asked = 0;
    host.execute = async (job, update, signal, elsewhere = () => {}) => {
      if (job.name !== 'target' || asked++ > 0) return executes(job, update, signal);
      elsewhere();
      atTheEnd(host, job);
      throw new EndedElsewhere('ended');
    };
    return host;
  }
  const statesOf = (listener: Listener, stage: StageName) =>
    listener.states.filter(([name]) => name === stage).map(([, state]) => state);

  it('is remembered once it is there', async () => {
    const found = { output: 'from elsewhere', seconds: 3, steps: 4, engine: 'wasm' };
    const host = hostBeside(({ remembered }, { key }) => remembered.set(key, found));
    const listener = new Listener();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, listener);
    expect(run.target).toMatchObject({ outcome: found, remembered: true });
    expect(statesOf(listener, 'target')).toEqual(['elsewhere', 'remembered']);
    expect(host.names()).not.toContain('target');
  });

  it('is computed here where nothing came of it', async () => {
    const host = hostBeside(() => {});
    const listener = new Listener();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, listener);
    expect(run.target).toMatchObject({ outcome: { output: 'target on wasm' }, remembered: false });
    expect(statesOf(listener, 'target')).toEqual(['elsewhere', 'running', 'done']);
  });

  it('is not told of while some part of it is computed here', () => {
    const listener = new Listener();
    const [first, second] = joinedListener('referenceModels', 2, listener);
    first!.stage('referenceModels', 'elsewhere');
    second!.stage('referenceModels', 'running');
    first!.stage('referenceModels', 'elsewhere');
    expect(statesOf(listener, 'referenceModels')).toEqual(['elsewhere', 'running']);
  });
});

describe('a failing stage', () => {
  it('ends the run at once with its own error and keeps what is finished', async () => {
    const host = new FakeHost();
    host.held = ['shadow'];
    host.failing = ({ name }) => (name === 'target' ? new Error('not a number') : undefined);
    const pipeline = new Pipeline(host);
    const listener = new Listener();
    await expect(pipeline.start(DEFAULT_EXPERIMENT, listener)).rejects.toThrow('not a number');
    expect(listener.of('failed')).toEqual(['target']);
    pipeline.stop();
    await turns();
    host.failing = () => undefined;
    host.held = [];
    host.executions = [];
    await pipeline.start(DEFAULT_EXPERIMENT, new Listener());
    expect(host.names()).not.toContain('data');
    expect(host.names()).not.toContain('blind');
    expect(host.names()).toContain('target');
  });

  it('runs again on the next engine, on what the lost engine had finished', async () => {
    const host = new FakeHost();
    const lost = new Error('device lost');
    host.failing = ({ name }, engine) => (name === 'encoder' && engine === 'webgpu' ? lost : undefined);
    host.recovering = (error) => {
      expect(error).toBe(lost);
      host.current = ['wasm', 'webgpu'];
      return true;
    };
    host.current = ['webgpu'];
    const listener = new Listener();
    const run = await new Pipeline(host).start(DEFAULT_EXPERIMENT, listener);
    expect(listener.of('failed')).toEqual([]);
    for (const name of ['target', 'shadow', 'views'] as const)
      expect(run[name].outcome.engine).toBe('webgpu');
    for (const name of ['encoder', 'head', 'scores'] as const) expect(run[name].outcome.engine).toBe('wasm');
    expect(host.execution('encoder').job.inputs.views).toBe('views on webgpu');

    host.executions = [];
    const again = await new Pipeline(host).start(changed('contrastive.temperature', 0.2), new Listener());
    expect(inOrder(host.names())).toEqual(['encoder', 'head', 'scores', 'report']);
    expect(again.target).toMatchObject({ remembered: true, key: run.target.key });
  });

  it('is not tried again when nothing can be recovered, nor after a stop', async () => {
    const host = new FakeHost();
    let asked = 0;
    host.recovering = () => ++asked > 3;
    host.failing = ({ name }) => (name === 'report' ? new Error('broken') : undefined);
    await expect(new Pipeline(host).start(DEFAULT_EXPERIMENT, new Listener())).rejects.toThrow('broken');
    expect(asked).toBe(1);
    expect(host.names().filter((name) => name === 'report')).toHaveLength(1);
  });
});

describe('runs beside each other', () => {
  it('compute once what they share, and each is told of all its stages', async () => {
    const host = new FakeHost();
    const pipeline = new Pipeline(host);
    const [first, second] = [new Listener(), new Listener()];
    const other = changed('contrastive.temperature', 0.5);
    const [one, two] = await Promise.all([
      pipeline.beside(DEFAULT_EXPERIMENT, first),
      pipeline.beside(other, second),
    ]);
    const shared = USED.filter((name) => !changedStages(DEFAULT_EXPERIMENT, other).includes(name));
    const own = USED.filter((name) => !shared.includes(name));
    expect(host.names().toSorted()).toEqual([...USED, ...own].toSorted());
    expect(inOrder(first.of('done'))).toEqual(USED);
    expect(inOrder(second.of('remembered'))).toEqual(shared);
    expect(inOrder(second.of('done'))).toEqual(own);
    for (const name of shared) {
      expect([one[name].remembered, two[name].remembered]).toEqual([false, true]);
      expect(two[name].outcome).toBe(one[name].outcome);
    }
    const alone = await new Pipeline(new FakeHost()).start(other, new Listener());
    for (const name of USED) expect(two[name].key).toBe(alone[name].key);
  });

  it('begin no further stage of one that fails, and end no other', async () => {
    const host = new FakeHost();
    host.failing = ({ name, params }) =>
      name === 'shadow' && (params as { dropoutRate: number }).dropoutRate === 0.5
        ? new Error('diverged')
        : undefined;
    host.held = ['target'];
    const pipeline = new Pipeline(host);
    const failing = pipeline.beside(changed('shadow.dropoutRate', 0.5), new Listener());
    const running = pipeline.beside(DEFAULT_EXPERIMENT, new Listener());
    await expect(failing).rejects.toThrow('diverged');
    await turns();
    const begun = host.names().filter((name) => name === 'controls').length;
    host.execution('target').finish();
    await running;
    expect([begun, host.names().filter((name) => name === 'controls').length]).toEqual([0, 1]);
  });

  it('end together when they are stopped', async () => {
    const host = new FakeHost();
    host.held = ['target', 'shadow'];
    const pipeline = new Pipeline(host);
    const runs = [1, 2].map((seed) => pipeline.beside(changed('seed', seed), new Listener()));
    await turns();
    pipeline.stop();
    for (const run of runs) await expect(run).rejects.toThrow(StageAborted);
    expect(
      host.executions.filter(({ job: { name } }) => name === 'target').every(({ signal }) => signal.aborted),
    ).toBe(true);
  });
});
