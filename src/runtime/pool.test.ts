import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Measurement } from '../lab/estimate/measure.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { TrainingPool } from './pool.ts';
import type { EngineName, ErrorMessage } from './protocol.ts';
import type { WorkerPort } from './rpc.ts';
import type { PassedOver, TrainingService, TrainStage } from './trainingService.ts';
import { EngineReplaced, IDLE_MS } from './trainingWorkers.ts';

/** No call has this number. */
const NOBODY = -1;

interface Asked {
  readonly id?: number;
  readonly method: string;
  readonly ask: unknown;
}

/** The other end of a pool's worker, answered for by the test. Jobs go by the number that `seed` has. */
class FakePort implements WorkerPort {
  readonly received: Asked[] = [];
  readonly cancelled: number[] = [];
  terminated = false;
  private reply: (message: unknown) => void = () => {};
  crash: (error: Error) => void = () => {};
  post = (message: unknown) => {
    if ('cancel' in (message as { cancel: number })) {
      this.cancelled.push(this.numberOf((message as { cancel: number }).cancel));
    } else this.received.push(message as Asked);
  };
  onMessage = (listener: (message: unknown) => void) => {
    this.reply = listener;
  };
  onError = (listener: (error: Error) => void) => {
    this.crash = listener;
  };
  terminate = () => {
    this.terminated = true;
  };

  private numberOf(id: number): number {
    const asked = this.received.find((one) => one.id === id)!;
    return asked.method === 'train' ? (asked.ask as TrainStage).job.seed : id;
  }

  private idOf(number: number): number {
    const asked = this.received.find(
      ({ method, ask }) => method === 'train' && (ask as TrainStage).job.seed === number,
    );
    if (asked) return asked.id!;
    return this.received.find(({ id, method }) => id === number && method === 'measure')?.id ?? NOBODY;
  }

  private answer(id: number, answer: unknown) {
    this.reply({ id, answer });
  }

  ready(backend: EngineName) {
    this.answer(this.received[0]!.id!, { backend, adapter: 'fake' });
  }

  passesOver(engine: PassedOver) {
    this.reply({ id: this.received[0]!.id, update: engine });
  }

  refuse(error: ErrorMessage) {
    this.reply({ id: this.received[0]!.id, error });
  }

  done(job: number, output: unknown, leaked = 0) {
    this.answer(this.idOf(job), { output, leaked });
  }

  measured(id: number, measurement: Measurement) {
    this.answer(id, measurement);
  }

  update(job: number, updates: readonly StageUpdate[]) {
    this.reply({ id: this.idOf(job), update: updates });
  }

  fail(job: number, error: ErrorMessage) {
    this.reply({ id: this.idOf(job), error });
  }

  /** What was asked by this name, the earliest first. */
  asked<Method extends keyof TrainingService>(method: Method): TrainingService[Method]['ask'][] {
    return this.received.filter((one) => one.method === method).map(({ ask }) => ask as never);
  }

  /** Numbers of the jobs that it was given. */
  jobs(): number[] {
    return this.asked('train').map(({ job: { seed } }) => seed);
  }
}

const job = (name: StageJob['name'] = 'data', inputs: StageJob['inputs'] = {}, number = 1): StageJob => ({
  key: `${name} key`,
  name,
  params: {},
  seed: number,
  inputs,
  inputKeys: Object.fromEntries(Object.keys(inputs).map((input) => [input, `${input} key`])),
});
/** Time for the pool to hand out what waits: its own timer, set meanwhile, comes before the last of these. */
async function tick(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 2));
}

function fakePool(cores: number) {
  const ports: FakePort[] = [];
  let jobs = 0;
  const pool = new TrainingPool(() => {
    ports.push(new FakePort());
    return ports.at(-1)!;
  }, cores);
  const execute = (name?: StageJob['name'], inputs?: StageJob['inputs']) => {
    const controller = new AbortController();
    const updates: StageUpdate[] = [];
    const promise = pool.execute(
      job(name, inputs, ++jobs),
      (update) => updates.push(update),
      controller.signal,
    );
    promise.catch(() => undefined);
    return { promise, updates, abort: () => controller.abort() };
  };
  return { pool, ports, execute };
}

async function started(backend: EngineName, cores: number) {
  const fake = fakePool(cores);
  const starting = fake.pool.workers.start(undefined, []);
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
  ] as const)('on %s with %s cores opens %s workers', async (backend, cores, workers) => {
    const { pool, ports } = await started(backend, cores);
    expect(pool.workers.count).toBe(workers);
    expect(ports).toHaveLength(workers);
    expect(pool.workers.engine).toEqual({ backend, adapter: 'fake' });
    expect(ports[0]!.asked('start')).toEqual([{ exclude: [] }]);
    if (workers > 1) expect(ports[1]!.asked('start')).toMatchObject([{ requested: backend }]);
  });

  it('fails with the error of the engine that was refused, and ends its worker', async () => {
    const { pool, ports } = fakePool(2);
    const starting = pool.workers.start('webgpu', ['webgl']);
    expect(ports[0]!.asked('start')).toEqual([{ requested: 'webgpu', exclude: ['webgl'] }]);
    ports[0]!.refuse({ name: 'EngineRefused', message: 'wrong', hint: 'another' });
    await expect(starting).rejects.toMatchObject({
      name: 'EngineRefused',
      message: 'wrong',
      hint: 'another',
    });
    expect(ports[0]!.terminated).toBe(true);
    expect(pool.workers.count).toBe(0);
  });

  it('tells of an engine that could not be started, before the next one is there', async () => {
    const { pool, ports } = fakePool(1);
    const passedOver: PassedOver[] = [];
    const starting = pool.workers.start(undefined, [], (engine) => passedOver.push(engine));
    const why = { name: 'EngineUnavailable', message: 'no file', hint: 'check' };
    ports[0]!.passesOver({ why, next: 'cpu' });
    expect(passedOver).toEqual([{ why, next: 'cpu' }]);
    ports[0]!.ready('cpu');
    expect(await starting).toEqual({ backend: 'cpu', adapter: 'fake' });
  });

  it('lets a later start win over one that is still under way', async () => {
    const { pool, ports } = fakePool(1);
    const [first, second] = [pool.workers.start('webgl', []), pool.workers.start('wasm', [])];
    ports[1]!.ready('wasm');
    ports[0]!.ready('webgl');
    await expect(first).rejects.toThrow(EngineReplaced);
    await second;
    expect(pool.workers.engine?.backend).toBe('wasm');
    expect(pool.workers.count).toBe(1);
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
  });
});

describe('workers beyond the second', () => {
  afterEach(() => vi.useRealTimers());

  /** Answers for those that have been started since. */
  const readyAll = async (ports: FakePort[]) => {
    for (const port of ports) if (port.asked('gate').length === 0) port.ready('wasm');
    await tick();
  };

  it.each([
    [2, 8, 2],
    [3, 8, 3],
    [5, 8, 5],
    [9, 8, 6],
    [9, 4, 4],
  ])('are started for %s jobs, on %s cores and with room for six: %s', async (jobs, cores, workers) => {
    const { pool, ports, execute } = await started('wasm', cores);
    pool.workers.allow(6);
    for (let i = 0; i < jobs; i++) execute('referenceModels');
    await tick();
    expect(pool.workers.count).toBe(workers);
    await readyAll(ports);
    expect(ports).toHaveLength(workers);
    expect(ports.map((port) => port.jobs().length)).toEqual(Array(workers).fill(1));
    expect(ports.slice(2).every((port) => port.asked('warm').length === 0)).toBe(true);
  });

  it('are not started before it is known that there is room, nor on a GPU', async () => {
    for (const backend of ['wasm', 'webgpu'] as const) {
      const { pool, ports, execute } = await started(backend, 8);
      if (backend === 'webgpu') pool.workers.allow(8);
      for (let i = 0; i < 9; i++) execute('referenceModels');
      await tick();
      expect(ports).toHaveLength(backend === 'wasm' ? 2 : 1);
    }
  });

  it('end when they have had nothing to do for a while, and two stay', async () => {
    const { pool, ports, execute } = await started('wasm', 8);
    pool.workers.allow(8);
    for (let i = 0; i < 4; i++) execute('referenceModels');
    await tick();
    await readyAll(ports);
    vi.useFakeTimers();
    for (const port of ports) port.done(port.jobs()[0]!, 1);
    await vi.advanceTimersByTimeAsync(IDLE_MS - 10);
    expect(pool.workers.count).toBe(4);
    await vi.advanceTimersByTimeAsync(20);
    expect(pool.workers.count).toBe(2);
    expect(ports.filter(({ terminated }) => terminated)).toHaveLength(2);
    vi.useRealTimers();
    for (let i = 0; i < 4; i++) execute('referenceModels');
    await tick();
    expect(pool.workers.count).toBe(4);
    expect(ports).toHaveLength(6);
  });

  it('do not end while they train, however long', async () => {
    const { pool, ports, execute } = await started('wasm', 8);
    pool.workers.allow(8);
    for (let i = 0; i < 3; i++) execute('referenceModels');
    await tick();
    vi.useFakeTimers();
    ports[2]!.ready('wasm');
    await vi.advanceTimersByTimeAsync(3 * IDLE_MS);
    expect(ports[2]!.jobs()).toHaveLength(1);
    expect(pool.workers.count).toBe(3);
  });

  it('that cannot be started are done without', async () => {
    const { pool, ports, execute } = await started('wasm', 8);
    pool.workers.allow(8);
    for (let i = 0; i < 3; i++) execute('referenceModels');
    await tick();
    ports[2]!.refuse({ name: 'EngineUnavailable', message: 'no room', hint: '' });
    await tick();
    expect([pool.workers.count, ports.length]).toEqual([2, 3]);
    ports[0]!.done(1, 1);
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 3]);
    expect(ports).toHaveLength(3);
  });

  it('are paused and let go on with the others, and get each input once', async () => {
    const data = { name: 'tiny' } as unknown as NonNullable<StageJob['inputs']['data']>;
    const { pool, ports, execute } = await started('wasm', 3);
    pool.workers.allow(3);
    for (let i = 0; i < 6; i++) execute('referenceModels', { data });
    await tick();
    pool.workers.setGate('closed');
    await readyAll(ports);
    expect(ports.map((port) => port.asked('gate').at(-1))).toEqual(['closed', 'closed', 'closed']);
    pool.workers.setGate('open');
    for (const port of ports) port.done(port.jobs()[0]!, 1);
    await tick();
    const sent = (port: FakePort) => port.asked('train').map((one) => Object.keys(one.job.inputs));
    for (const port of ports) {
      expect(port.asked('gate').at(-1)).toBe('open');
      expect(sent(port)).toEqual([['data'], []]);
    }
  });
});

describe('jobs', () => {
  it('run one per worker, those of one stage first come, first served', async () => {
    const { ports, execute } = await started('wasm', 2);
    const jobs = [execute(), execute(), execute(), execute()];
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2]]);
    ports[1]!.done(2, 'two');
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2, 3]]);
    ports[1]!.done(3, 'three');
    await tick();
    ports[0]!.done(1, 'one');
    await tick();
    expect(ports.map((port) => port.jobs())).toEqual([[1], [2, 3, 4]]);
    ports[1]!.done(4, 'four');
    expect(await Promise.all(jobs.map(({ promise }) => promise))).toEqual(['one', 'two', 'three', 'four']);
  });

  it('run in order of urgency, whatever the order they came in', async () => {
    const { ports, execute } = await started('webgpu', 1);
    for (const name of ['blind', 'controls', 'encoder', 'shadow'] as const) execute(name);
    for (let id = 1; id <= 3; id++) {
      await tick();
      ports[0]!.done(ports[0]!.jobs().at(-1)!, 1);
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
    ports[0]!.done(1, 1);
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 3]);
  });

  it('wait for the first worker', async () => {
    const { pool, ports, execute } = fakePool(1);
    const starting = pool.workers.start(undefined, []);
    const { promise } = execute('split');
    ports[0]!.ready('webgpu');
    await starting;
    await tick();
    expect(ports[0]!.asked('train')).toEqual([{ job: job('split'), drop: [] }]);
    ports[0]!.done(1, 'split');
    expect(await promise).toBe('split');
  });

  it('pass on their updates, and only their own', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [first, second] = [execute(), execute()];
    await tick();
    const update: StageUpdate = { kind: 'progress', step: 1, steps: 2 };
    ports[0]!.update(1, [update, update]);
    ports[0]!.update(2, [update]);
    expect([first.updates.length, second.updates.length]).toEqual([2, 0]);
  });

  it('fail with the error of their stage, and the worker goes on', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [first, second] = [execute(), execute()];
    await tick();
    ports[0]!.fail(1, { name: 'NotFinite', message: 'at step 3', hint: 'lower' });
    await expect(first.promise).rejects.toMatchObject({ name: 'NotFinite', hint: 'lower' });
    await tick();
    ports[0]!.done(2, 2, 3);
    expect(await second.promise).toBe(2);
  });

  it('add up the tensors that were left behind', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    execute();
    await tick();
    ports[0]!.done(1, 1, 2);
    execute();
    await tick();
    ports[0]!.done(2, 1, 3);
    await tick();
    expect(pool.leaked).toBe(5);
  });
});

describe('the outputs of earlier jobs', () => {
  const data = { name: 'tiny' } as unknown as NonNullable<StageJob['inputs']['data']>;
  const sent = (port: FakePort) => port.asked('train').map((one) => Object.keys(one.job.inputs));

  it('cross to a worker once', async () => {
    const { ports, execute } = await started('webgpu', 1);
    for (const id of [1, 2]) {
      execute('split', { data });
      await tick();
      ports[0]!.done(id, 1);
    }
    await tick();
    expect(sent(ports[0]!)).toEqual([['data'], []]);
  });

  it('do not cross to the worker that computed them, which is asked first', async () => {
    const { ports, execute } = await started('wasm', 2);
    execute('target');
    execute('data');
    await tick();
    ports[1]!.done(1, 1);
    ports[0]!.done(2, data);
    execute('split', { data });
    await tick();
    expect(sent(ports[0]!)).toEqual([[], []]);
    expect(sent(ports[1]!)).toEqual([[]]);
  });

  it('cross again once they were to be forgotten', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    execute('split', { data });
    await tick();
    ports[0]!.done(1, 1);
    await tick();
    pool.workers.forget();
    expect(ports[0]!.asked('drop')).toEqual([['data key', 'split key']]);
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
    ports[0]!.done(1, 1);
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 3]);
    expect(ports[0]!.cancelled).toEqual([]);
    ports[0]!.done(3, 'next');
    expect(await next!.promise).toBe('next');
  });

  it('tells the worker of a running job, which is busy until it answers', async () => {
    const { ports, execute } = await started('webgpu', 1);
    const [running] = [execute(), execute()];
    await tick();
    running!.abort();
    expect(ports[0]!.cancelled).toEqual([1]);
    expect(ports[0]!.jobs()).toEqual([1]);
    ports[0]!.fail(1, { name: 'StageAborted', message: 'aborted', hint: '' });
    await expect(running!.promise).rejects.toThrow(StageAborted);
    await tick();
    expect(ports[0]!.jobs()).toEqual([1, 2]);
  });
});

describe('a worker that breaks', () => {
  it('leaves its job to another worker while one is left, and is not replaced', async () => {
    const { pool, ports, execute } = await started('wasm', 2);
    const [first, second, third] = [execute(), execute(), execute()];
    await tick();
    ports[0]!.crash(new Error('thread ended'));
    await tick();
    expect(pool.workers.count).toBe(1);
    expect(ports).toHaveLength(2);
    expect(ports[0]!.terminated).toBe(true);
    for (const id of [2, 1, 3]) {
      expect(ports[1]!.jobs().at(-1)).toBe(id);
      ports[1]!.done(id, id);
      await tick();
    }
    expect(await Promise.all([first, second, third].map((one) => one!.promise))).toEqual([1, 2, 3]);
  });

  it('fails its job where another broke under it, too', async () => {
    const { pool, ports, execute } = await started('wasm', 3);
    pool.workers.allow(3);
    const [first] = [execute(), execute(), execute()];
    await tick();
    ports[2]!.ready('wasm');
    await tick();
    ports[1]!.done(2, 2);
    ports[0]!.crash(new Error('thread ended'));
    await tick();
    expect(ports[1]!.jobs()).toEqual([2, 1]);
    ports[1]!.crash(new Error('thread ended'));
    await expect(first!.promise).rejects.toThrow('thread ended');
    expect(pool.workers.count).toBe(1);
  });

  it('leaves nobody a job that was aborted', async () => {
    const { ports, execute } = await started('wasm', 2);
    const { promise, abort } = execute();
    await tick();
    abort();
    ports[0]!.crash(new Error('thread ended'));
    await expect(promise).rejects.toThrow('thread ended');
    await tick();
    expect(ports[1]!.jobs()).toEqual([]);
  });

  it('or has no memory left ends, where others have some for its job', async () => {
    const { pool, ports, execute } = await started('wasm', 2);
    const { promise } = execute();
    await tick();
    const full = { name: 'EngineOutOfMemory', message: 'no memory', hint: '' };
    ports[0]!.fail(1, full);
    await tick();
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(pool.workers.count).toBe(1);
    expect(ports[1]!.jobs()).toEqual([1]);
    ports[1]!.fail(1, full);
    await expect(promise).rejects.toMatchObject({ name: 'EngineOutOfMemory' });
    expect(pool.workers.count).toBe(1);
  });

  it('fails what is queued too when it was the last', async () => {
    const { pool, ports, execute } = await started('webgpu', 1);
    const jobs = [execute(), execute(), execute()];
    await tick();
    ports[0]!.crash(new Error('thread ended'));
    for (const { promise } of jobs) await expect(promise).rejects.toThrow('thread ended');
    expect(pool.workers.count).toBe(0);
  });

  it('fails the start when it breaks before it is ready', async () => {
    const { pool, ports } = fakePool(1);
    const starting = pool.workers.start(undefined, []);
    ports[0]!.crash(new Error('no script'));
    await expect(starting).rejects.toThrow('no script');
  });
});

describe('another start', () => {
  it('fails running and queued jobs by name, so that they can run on the new engine', async () => {
    const { pool, ports, execute } = await started('wasm', 2);
    const jobs = [execute(), execute(), execute()];
    await tick();
    const restarting = pool.workers.start(undefined, ['wasm']);
    for (const { promise } of jobs) await expect(promise).rejects.toThrow(EngineReplaced);
    expect(ports.slice(0, 2).every(({ terminated }) => terminated)).toBe(true);
    ports[2]!.ready('webgl');
    await restarting;
    const again = execute();
    await tick();
    const late = vi.fn();
    again.promise.then(late);
    ports[0]!.done(4, 'of the lost engine');
    await tick();
    expect(late).not.toHaveBeenCalled();
    ports[2]!.done(4, 'new');
    expect(await again.promise).toBe('new');
  });
});

describe('the gate', () => {
  it('goes to every worker, and to workers that open later as it stands then', async () => {
    const { pool, ports } = await started('wasm', 2);
    pool.workers.setGate('step');
    for (const port of ports) expect(port.asked('gate').at(-1)).toBe('step');
    const restarting = pool.workers.start('webgl', []);
    ports[2]!.ready('webgl');
    await restarting;
    expect(ports[2]!.asked('gate')).toContain('closed');
  });

  it('asked for an epoch before any worker is there, lets the first ones through it', async () => {
    const { pool, ports } = fakePool(1);
    pool.workers.setGate('closed');
    pool.workers.setGate('step');
    const starting = pool.workers.start(undefined, []);
    ports[0]!.ready('wasm');
    await starting;
    expect(ports[0]!.asked('gate')).toEqual(['step']);
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
    const measures = () => port!.received.filter(({ method }) => method === 'measure');
    return { ...fake, port: port!, controller, busy, waiting, measured, measures };
  };

  it('waits for a free worker and goes before all else that waits', async () => {
    const { port, measured, measures, waiting } = await begin();
    expect(measures()).toEqual([]);
    port.done(port.jobs()[0]!, 1);
    await tick();
    const [message] = measures();
    expect(message).toMatchObject({ method: 'measure', ask: asked });
    expect(port.jobs()).toHaveLength(1);
    const { id } = message as { id: number };
    port.measured(id, { costs: null } as Measurement);
    await expect(measured).resolves.toEqual({ costs: null });
    await tick();
    port.done(port.jobs()[1]!, 2);
    await expect(waiting.promise).resolves.toBe(2);
  });

  it('is ended while it waits, and on its worker', async () => {
    const waiting = await begin();
    waiting.controller.abort();
    await expect(waiting.measured).rejects.toThrow(StageAborted);
    const { port, controller, measured, measures } = await begin();
    port.done(port.jobs()[0]!, 1);
    await tick();
    controller.abort();
    const { id } = measures()[0] as { id: number };
    expect(port.cancelled).toEqual([id]);
    port.fail(id, { name: 'StageAborted', message: 'aborted', hint: '' });
    await expect(measured).rejects.toThrow(StageAborted);
  });
});
