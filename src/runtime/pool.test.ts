import { describe, expect, it, vi } from 'vitest';
import type { Measurement } from '../lab/estimate/measure.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { EngineReplaced, LanePool, type LanePort } from './pool.ts';
import type { EngineName, FromLane, ToLane } from './protocol.ts';

class FakePort implements LanePort {
  readonly received: ToLane[] = [];
  terminated = false;
  say: (message: FromLane) => void = () => {};
  crash: (error: Error) => void = () => {};
  post(message: ToLane) {
    this.received.push(message);
  }
  onMessage(listener: (message: FromLane) => void) {
    this.say = listener;
  }
  onError(listener: (error: Error) => void) {
    this.crash = listener;
  }
  terminate() {
    this.terminated = true;
  }
  ready(backend: EngineName) {
    this.say({ kind: 'ready', engine: { backend, adapter: 'fake' } });
  }
  jobs(): number[] {
    return this.received.flatMap((message) => (message.kind === 'job' ? [message.id] : []));
  }
}

const job = (name: StageJob['name'] = 'data', inputs: StageJob['inputs'] = {}): StageJob => ({
  key: `${name} key`,
  name,
  params: {},
  seed: 1,
  inputs,
  inputKeys: Object.fromEntries(Object.keys(inputs).map((input) => [input, `${input} key`])),
});
/** Time for the pool to hand out what waits. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 2));

function fakePool(cores: number) {
  const ports: FakePort[] = [];
  const pool = new LanePool(() => {
    ports.push(new FakePort());
    return ports.at(-1)!;
  }, cores);
  const execute = (name?: StageJob['name'], inputs?: StageJob['inputs']) => {
    const controller = new AbortController();
    const updates: StageUpdate[] = [];
    const promise = pool.execute(job(name, inputs), (update) => updates.push(update), controller.signal);
    promise.catch(() => undefined);
    return { promise, updates, abort: () => controller.abort() };
  };
  return { pool, ports, execute };
}

async function started(backend: EngineName, cores: number) {
  const fake = fakePool(cores);
  const starting = fake.pool.start(undefined, []);
  for (let i = 0; i < fake.ports.length; i++) {
    fake.ports[i]!.ready(backend);
    await tick();
  }
  await starting;
  return fake;
}

describe('starting', () => {
  it.each([
    ['wasm', 4, 2],
    ['cpu', 2, 2],
    ['wasm', 1, 1],
    ['webgpu', 8, 1],
    ['webgl', 8, 1],
  ] as const)('on %s with %s cores opens %s lanes', async (backend, cores, lanes) => {
    const { pool, ports } = await started(backend, cores);
    expect(pool.count).toBe(lanes);
    expect(ports).toHaveLength(lanes);
    expect(pool.engine).toEqual({ backend, adapter: 'fake' });
    expect(ports[0]!.received[0]).toEqual({ kind: 'start', exclude: [] });
    if (lanes > 1) expect(ports[1]!.received[0]).toMatchObject({ requested: backend });
  });

  it('fails with the error of the engine that was refused, and ends its lane', async () => {
    const { pool, ports } = fakePool(2);
    const starting = pool.start('webgpu', ['webgl']);
    expect(ports[0]!.received).toEqual([{ kind: 'start', requested: 'webgpu', exclude: ['webgl'] }]);
    ports[0]!.say({ kind: 'refused', error: { name: 'EngineRefused', message: 'wrong', hint: 'another' } });
    await expect(starting).rejects.toMatchObject({
      name: 'EngineRefused',
      message: 'wrong',
      hint: 'another',
    });
    expect(ports[0]!.terminated).toBe(true);
    expect(pool.count).toBe(0);
  });

  it('lets a later start win over one that is still under way', async () => {
    const { pool, ports } = fakePool(1);
    const [first, second] = [pool.start('webgl', []), pool.start('wasm', [])];
    ports[1]!.ready('wasm');
    ports[0]!.ready('webgl');
    await expect(first).rejects.toThrow(EngineReplaced);
    await second;
    expect(pool.engine?.backend).toBe('wasm');
    expect(pool.count).toBe(1);
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
  });
});

describe('jobs', () => {
  it('run one per lane, those of one stage first come, first served', async () => {
    const { ports, execute } = await started('wasm', 2);
    const jobs = [execute(), execute(), execute(), execute()];
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2]]);
    ports[1]!.say({ kind: 'done', id: 2, output: 'two', leaked: 0 });
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2, 3]]);
    ports[1]!.say({ kind: 'done', id: 3, output: 'three', leaked: 0 });
    await tick();
    ports[0]!.say({ kind: 'done', id: 1, output: 'one', leaked: 0 });
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2, 3, 4]]);
    ports[1]!.say({ kind: 'done', id: 4, output: 'four', leaked: 0 });
    expect(await Promise.all(jobs.map(({ promise }) => promise))).toEqual(['one', 'two', 'three', 'four']);
  });

  it('run in order of urgency, whatever the order they came in', async () => {
    const { ports, execute } = await started('webgpu', 1);
    for (const name of ['blind', 'controls', 'encoder', 'shadow'] as const) execute(name);
    for (let id = 1; id <= 3; id++) {
      await tick();
      ports[0]!.say({ kind: 'done', id: ports[0]!.jobs().at(-1)!, output: 1, leaked: 0 });
    }
    await tick();
    expect(ports[0]!.jobs()).toEqual([4, 3, 2, 1]);
  });

  it('let what a finished stage sets free go before what has waited longer', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const views = execute('views');
    execute('blind');
    void views.promise.then(() => execute('encoder'));
    await tick();
    ports[0]!.say({ kind: 'done', id: 1, output: 1, leaked: 0 });
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 3]);
  });

  it('wait for the first lane', async () => {
    const { pool, ports, execute } = fakePool(1);
    const starting = pool.start(undefined, []);
    const { promise } = execute('split');
    ports[0]!.ready('webgpu');
    await starting;
    await tick();
    expect(ports[0]!.received.at(-1)).toEqual({ kind: 'job', id: 1, job: job('split'), drop: [] });
    ports[0]!.say({ kind: 'done', id: 1, output: 'split', leaked: 0 });
    expect(await promise).toBe('split');
  });

  it('pass on their updates, and only their own', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [first, second] = [execute(), execute()];
    await tick();
    const update: StageUpdate = { kind: 'progress', step: 1, steps: 2 };
    ports[0]!.say({ kind: 'updates', id: 1, updates: [update, update] });
    ports[0]!.say({ kind: 'updates', id: 2, updates: [update] });
    expect([first.updates.length, second.updates.length]).toEqual([2, 0]);
  });

  it('fail with the error of their stage, and the lane goes on', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [first, second] = [execute(), execute()];
    await tick();
    ports[0]!.say({
      kind: 'failed',
      id: 1,
      error: { name: 'NotFinite', message: 'at step 3', hint: 'lower' },
    });
    await expect(first.promise).rejects.toMatchObject({ name: 'NotFinite', hint: 'lower' });
    await tick();
    ports[0]!.say({ kind: 'done', id: 2, output: 2, leaked: 3 });
    expect(await second.promise).toBe(2);
  });

  it('add up the tensors that were left behind', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    execute();
    await tick();
    ports[0]!.say({ kind: 'done', id: 1, output: 1, leaked: 2 });
    execute();
    await tick();
    ports[0]!.say({ kind: 'done', id: 2, output: 1, leaked: 3 });
    expect(pool.leaked).toBe(5);
  });
});

describe('the outputs of earlier jobs', () => {
  const data = { name: 'tiny' } as unknown as NonNullable<StageJob['inputs']['data']>;
  const sent = (port: FakePort) =>
    port.received.flatMap((message) => (message.kind === 'job' ? [Object.keys(message.job.inputs)] : []));

  it('cross to a lane once', async () => {
    const { ports, execute } = await started('webgpu', 1);
    for (const id of [1, 2]) {
      execute('split', { data });
      await tick();
      ports[0]!.say({ kind: 'done', id, output: 1, leaked: 0 });
    }
    await tick();
    expect(sent(ports[0]!)).toEqual([['data'], []]);
  });

  it('do not cross to the lane that computed them, which is asked first', async () => {
    const { ports, execute } = await started('wasm', 2);
    execute('target');
    execute('data');
    await tick();
    ports[1]!.say({ kind: 'done', id: 1, output: 1, leaked: 0 });
    ports[0]!.say({ kind: 'done', id: 2, output: data, leaked: 0 });
    execute('split', { data });
    await tick();
    expect(sent(ports[0]!)).toEqual([[], []]);
    expect(sent(ports[1]!)).toEqual([[]]);
  });

  it('cross again once they were to be forgotten', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    execute('split', { data });
    await tick();
    ports[0]!.say({ kind: 'done', id: 1, output: 1, leaked: 0 });
    pool.forget();
    expect(ports[0]!.received.at(-1)).toEqual({ kind: 'drop', keys: ['data key', 'split key'] });
    execute('split', { data });
    await tick();
    expect(sent(ports[0]!)).toEqual([['data'], ['data']]);
  });
});

describe('an abort', () => {
  it('takes a queued job out of the queue at once', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [, queued, next] = [execute(), execute(), execute()];
    await tick();
    queued!.abort();
    await expect(queued!.promise).rejects.toThrow(StageAborted);
    ports[0]!.say({ kind: 'done', id: 1, output: 1, leaked: 0 });
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 3]);
    expect(ports[0]!.received.some(({ kind }) => kind === 'abort')).toBe(false);
    ports[0]!.say({ kind: 'done', id: 3, output: 'next', leaked: 0 });
    expect(await next!.promise).toBe('next');
  });

  it('tells the lane of a running job, which is busy until it answers', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [running] = [execute(), execute()];
    await tick();
    running!.abort();
    expect(ports[0]!.received.at(-1)).toEqual({ kind: 'abort', id: 1 });
    expect(ports[0]!.jobs()).toEqual([1]);
    ports[0]!.say({ kind: 'failed', id: 1, error: { name: 'StageAborted', message: 'aborted', hint: '' } });
    await expect(running!.promise).rejects.toThrow(StageAborted);
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 2]);
  });
});

describe('a lane that breaks', () => {
  it('fails its job alone while another lane is left', async () => {
    const { pool, ports, execute } = await started('wasm', 2);
    const [first, second, third] = [execute(), execute(), execute()];
    await tick();
    ports[0]!.crash(new Error('thread ended'));
    await expect(first!.promise).rejects.toThrow('thread ended');
    expect(pool.count).toBe(1);
    expect(ports[0]!.terminated).toBe(true);
    ports[1]!.say({ kind: 'done', id: 2, output: 2, leaked: 0 });
    await tick();
    ports[1]!.say({ kind: 'done', id: 3, output: 3, leaked: 0 });
    expect(await Promise.all([second!.promise, third!.promise])).toEqual([2, 3]);
  });

  it('fails what is queued too when it was the last', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    const jobs = [execute(), execute(), execute()];
    await tick();
    ports[0]!.crash(new Error('thread ended'));
    for (const { promise } of jobs) await expect(promise).rejects.toThrow('thread ended');
    expect(pool.count).toBe(0);
  });

  it('fails the start when it breaks before it is ready', async () => {
    const { pool, ports } = fakePool(1);
    const starting = pool.start(undefined, []);
    ports[0]!.crash(new Error('no script'));
    await expect(starting).rejects.toThrow('no script');
  });
});

describe('another start', () => {
  it('fails running and queued jobs by name, so that they can run on the new engine', async () => {
    const { pool, ports, execute } = await started('wasm', 2);
    const jobs = [execute(), execute(), execute()];
    await tick();
    const restarting = pool.start(undefined, ['wasm']);
    for (const { promise } of jobs) await expect(promise).rejects.toThrow(EngineReplaced);
    expect(ports.slice(0, 2).every(({ terminated }) => terminated)).toBe(true);
    ports[2]!.ready('webgl');
    await restarting;
    const again = execute();
    await tick();
    const late = vi.fn();
    again.promise.then(late);
    ports[0]!.say({ kind: 'done', id: 4, output: 'of the lost engine', leaked: 0 });
    await tick();
    expect(late).not.toHaveBeenCalled();
    ports[2]!.say({ kind: 'done', id: 4, output: 'new', leaked: 0 });
    expect(await again.promise).toBe('new');
  });
});

describe('the gate', () => {
  it('goes to every lane, and to lanes that open later as it stands then', async () => {
    const { pool, ports } = await started('wasm', 2);
    pool.setGate('step');
    for (const port of ports) expect(port.received.at(-1)).toEqual({ kind: 'gate', gate: 'step' });
    const restarting = pool.start('webgl', []);
    ports[2]!.ready('webgl');
    await restarting;
    expect(ports[2]!.received).toContainEqual({ kind: 'gate', gate: 'closed' });
  });
});

describe('measuring', () => {
  const asked = { experiment: tinyExperiment(), withCosts: true };
  const begin = async () => {
    const fake = await started('webgpu', 1);
    const controller = new AbortController();
    const busy = fake.execute('target');
    await tick();
    const waiting = fake.execute('data');
    const measured = fake.pool.measure(asked, controller.signal);
    measured.catch(() => undefined);
    await tick();
    const [port] = fake.ports;
    const measures = () => port!.received.filter(({ kind }) => kind === 'measure');
    return { ...fake, port: port!, controller, busy, waiting, measured, measures };
  };

  it('waits for a free lane and goes before all else that waits', async () => {
    const { port, measured, measures, waiting } = await begin();
    expect(measures()).toEqual([]);
    port.say({ kind: 'done', id: port.jobs()[0]!, output: 1, leaked: 0 });
    await tick();
    const [message] = measures();
    expect(message).toMatchObject({ kind: 'measure', ...asked });
    expect(port.jobs()).toHaveLength(1);
    const { id } = message as { id: number };
    port.say({ kind: 'measured', id, measurement: { costs: null } as Measurement });
    await expect(measured).resolves.toEqual({ costs: null });
    await tick();
    port.say({ kind: 'done', id: port.jobs()[1]!, output: 2, leaked: 0 });
    await expect(waiting.promise).resolves.toBe(2);
  });

  it('is ended while it waits, and on its lane', async () => {
    const waiting = await begin();
    waiting.controller.abort();
    await expect(waiting.measured).rejects.toThrow(StageAborted);
    const { port, controller, measured, measures } = await begin();
    port.say({ kind: 'done', id: port.jobs()[0]!, output: 1, leaked: 0 });
    await tick();
    controller.abort();
    const { id } = measures()[0] as { id: number };
    expect(port.received.at(-1)).toEqual({ kind: 'abort', id });
    port.say({ kind: 'failed', id, error: { name: 'StageAborted', message: 'aborted', hint: '' } });
    await expect(measured).rejects.toThrow(StageAborted);
  });
});
