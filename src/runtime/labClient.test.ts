import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Estimate } from '../lab/estimate/estimate.ts';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { LabClient } from './labClient.ts';
import type { ErrorMessage, FromLab } from './protocol.ts';
import type { WorkerPort } from './rpc.ts';

interface Asked {
  readonly id?: number;
  readonly method: string;
  readonly ask: object | null;
}

/** The other end of the client's line. */
class FakeWorker implements WorkerPort {
  private readonly asked: Asked[] = [];
  terminated = false;
  private reply: (message: unknown) => void = () => {};
  break: (error: Error) => void = () => {};
  post = (message: unknown) => {
    this.asked.push(structuredClone(message) as Asked);
  };
  onMessage = (listener: (message: unknown) => void) => {
    this.reply = listener;
  };
  onError = (listener: (error: Error) => void) => {
    this.break = listener;
  };
  terminate = () => {
    this.terminated = true;
  };

  private readonly idsOf = (method: string) =>
    this.asked.filter((one) => one.method === method).map(({ id }) => id!);

  /** Orders and requests, the earliest first. */
  get received(): object[] {
    return this.asked
      .filter(({ method }) => method !== 'listen')
      .map(({ method, ask }) => ({ kind: method, ...ask }));
  }

  say(update: FromLab) {
    this.tell('listen', update);
  }

  tell(method: 'listen' | 'map', update: unknown) {
    this.reply({ id: this.idsOf(method)[0], update });
  }

  /** @param request which of them, from 1 */
  answer(request: number, answer: { answer: Estimate } | { error: ErrorMessage }) {
    this.reply({ id: this.idsOf('estimate')[request - 1], ...answer });
  }
}

function client() {
  const workers: FakeWorker[] = [];
  const heard: FromLab[] = [];
  const lab = new LabClient(
    (message) => heard.push(message),
    () => {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
  );
  const run = () => lab.run(DEFAULT_EXPERIMENT, undefined);
  return { lab, workers, heard, run, worker: () => workers.at(-1)! };
}

const alive = (runId: number): FromLab => ({ kind: 'alive', runId });
const minute = () => vi.advanceTimersByTime(60_000);

/** As a browser's clock and timers go on after a sleep: each timer that is due is called once. */
function sleep(ms: number): void {
  const { clock } = setTimeout as unknown as { readonly clock: { jump(ms: number): void } };
  clock.jump(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('LabClient', () => {
  it('spawns one worker and numbers its runs', () => {
    const { lab, run, workers, worker } = client();
    lab.warm(DEFAULT_EXPERIMENT, 'wasm');
    expect(workers).toHaveLength(1);
    expect([run(), lab.run(DEFAULT_EXPERIMENT, 'wasm', ['webgl'], { candidates: false })]).toEqual([1, 2]);
    expect(workers).toHaveLength(1);
    expect(worker().received).toEqual([
      { kind: 'warm', experiment: DEFAULT_EXPERIMENT, engine: 'wasm', exclude: [] },
      { kind: 'run', runId: 1, experiment: DEFAULT_EXPERIMENT, exclude: [], candidates: true },
      {
        kind: 'run',
        runId: 2,
        experiment: DEFAULT_EXPERIMENT,
        engine: 'wasm',
        exclude: ['webgl'],
        candidates: false,
      },
    ]);
  });

  it('drops what an earlier run says', () => {
    const { run, worker, heard } = client();
    run();
    run();
    worker().say(alive(1));
    worker().say(alive(2));
    worker().say(alive(3));
    expect(heard).toEqual([alive(2)]);
  });

  it('sends each order under the current run', () => {
    const { lab, run, worker } = client();
    run();
    lab.setGate('closed');
    lab.frameShown();
    lab.stop();
    void lab.forget();
    expect(worker().received.slice(1)).toEqual([
      { kind: 'gate', runId: 1, gate: 'closed' },
      { kind: 'frameShown', runId: 1 },
      { kind: 'stop', runId: 1 },
      { kind: 'forget' },
    ]);
  });

  it('replaces a worker that is silent for a minute and resumes the same run', () => {
    const { run, workers, heard } = client();
    run();
    vi.advanceTimersByTime(59_999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.received).toEqual(workers[0]!.received);
    expect(heard).toMatchObject([{ kind: 'notice', runId: 1, notice: { name: 'WorkerReplaced' } }]);
    minute();
    expect(workers).toHaveLength(3);
  });

  it('gives a run up that sticks again and again and finishes nothing in between, with what to do', () => {
    const { run, workers, heard, worker } = client();
    run();
    minute();
    minute();
    worker().say({ kind: 'stage', runId: 1, stage: 'target', state: 'done' });
    minute();
    minute();
    expect(workers).toHaveLength(5);
    expect(heard.at(-1)).toMatchObject({ kind: 'notice' });
    minute();
    expect(workers).toHaveLength(5);
    expect(worker().terminated).toBe(true);
    expect(heard.at(-1)).toMatchObject({ kind: 'failed', runId: 1, error: { name: 'WorkerSilent' } });
    run();
    expect(workers).toHaveLength(6);
    minute();
    expect(workers).toHaveLength(7);
  });

  it('does not count the hours that the machine slept, and counts on when it is awake', () => {
    const { run, workers } = client();
    run();
    vi.advanceTimersByTime(50_000);
    sleep(8 * 3_600_000);
    vi.advanceTimersByTime(4000);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(5000);
    expect(workers).toHaveLength(2);
  });

  it('takes every message for a sign of life', () => {
    const { run, workers, worker } = client();
    run();
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(50_000);
      worker().say(alive(1));
    }
    expect(workers).toHaveLength(1);
    worker().say(alive(0));
    minute();
    expect(workers).toHaveLength(2);
  });

  it('does not watch while paused, and does again when the run goes on', () => {
    const { lab, run, workers } = client();
    run();
    lab.setGate('closed');
    minute();
    lab.setGate('step');
    minute();
    minute();
    expect(workers).toHaveLength(1);
    lab.setGate('open');
    minute();
    expect(workers).toHaveLength(2);
  });

  const ENDS: [string, FromLab][] = [
    ['finished', { kind: 'finished', runId: 1 } as FromLab],
    ['failed', { kind: 'failed', runId: 1, error: { name: 'E', message: '', hint: '' } }],
  ];

  it.each(ENDS)(
    'ends the pause of a run that has %s, as by its last step: the next one goes on',
    (_, message) => {
      const { lab, run, worker, workers } = client();
      run();
      lab.setGate('closed');
      lab.setGate('step');
      worker().say(message);
      expect(worker().received.at(-1)).toEqual({ kind: 'gate', runId: 1, gate: 'open' });
      run();
      minute();
      expect(workers).toHaveLength(2);
    },
  );

  it('ends the pause of a run whose worker broke', () => {
    const { lab, run, worker, workers } = client();
    run();
    lab.setGate('closed');
    worker().break(new Error('out of stack'));
    run();
    minute();
    expect(workers).toHaveLength(3);
  });

  it.each(ENDS)('does not watch a run that has %s', (_, message) => {
    const { run, worker, workers, heard } = client();
    run();
    worker().say(message);
    minute();
    expect(workers).toHaveLength(1);
    expect(heard).toEqual([message]);
  });

  it('does not watch after a stop, nor before a run', () => {
    const { lab, run, workers } = client();
    lab.warm(DEFAULT_EXPERIMENT, undefined);
    minute();
    run();
    lab.stop();
    minute();
    expect(workers).toHaveLength(1);
  });

  it('says nothing of a worker that breaks before anything was to be run, and starts another then', () => {
    const { lab, run, worker, workers, heard } = client();
    lab.warm(DEFAULT_EXPERIMENT, undefined);
    worker().break(new Error('no memory'));
    expect(heard).toEqual([]);
    run();
    expect(workers).toHaveLength(2);
    expect(worker().received).toHaveLength(1);
  });

  it('tells of a worker that breaks, and starts another for the next run', () => {
    const { lab, run, worker, workers, heard } = client();
    run();
    worker().break(new Error('out of stack'));
    expect(heard).toMatchObject([
      { kind: 'failed', runId: 1, error: { name: 'WorkerFailed', message: 'out of stack' } },
    ]);
    minute();
    expect(heard).toHaveLength(1);
    expect(workers[0]!.terminated).toBe(true);
    run();
    expect(workers).toHaveLength(2);
    expect(worker().received).toHaveLength(1);
    lab.dispose();
    expect(worker().terminated).toBe(true);
    minute();
    expect(workers).toHaveLength(2);
  });

  describe('an estimate', () => {
    const ask = (lab: LabClient) => lab.estimate(DEFAULT_EXPERIMENT, 'wasm');
    const estimate = { seconds: 3 } as Estimate;

    it('comes as its answer, whatever run goes on and whichever is asked last', async () => {
      const { lab, run, worker, heard } = client();
      run();
      const [first, second] = [ask(lab), ask(lab)];
      expect(worker().received.at(-1)).toEqual({
        kind: 'estimate',
        experiment: DEFAULT_EXPERIMENT,
        engine: 'wasm',
        exclude: [],
      });
      worker().answer(2, { answer: estimate });
      worker().answer(1, { error: { name: 'StageAborted', message: 'aborted', hint: '' } });
      await expect(second).resolves.toEqual(estimate);
      await expect(first).rejects.toMatchObject({ name: 'StageAborted' });
      expect(heard).toEqual([]);
    });

    it('fails with the worker', async () => {
      const { lab, worker } = client();
      const broken = ask(lab);
      worker().break(new Error('no memory'));
      await expect(broken).rejects.toMatchObject({ name: 'WorkerFailed', message: 'no memory' });
      const ended = ask(lab);
      lab.dispose();
      await expect(ended).rejects.toMatchObject({ name: 'StageAborted' });
    });
  });

  it('a map is no part of a run: it is told of whatever is measured or stopped meanwhile, and fails with the worker', async () => {
    const { lab, run, worker } = client();
    run();
    const told: number[] = [];
    const map = lab.mapEmbedding((progress) => told.push(progress));
    lab.dropoutSweep(DEFAULT_EXPERIMENT, [0], undefined);
    lab.stop();
    worker().tell('map', 0.5);
    worker().break(new Error('no memory'));
    await expect(map).rejects.toMatchObject({ name: 'WorkerFailed', message: 'no memory' });
    expect(told).toEqual([0.5]);
  });

  describe('a dropout sweep', () => {
    const sweepEnded = (runId: number): FromLab => ({ kind: 'sweepEnded', runId, error: null });

    it('is numbered as the runs are; the next run makes it stale', () => {
      const { lab, run, worker, heard } = client();
      run();
      worker().say(sweepEnded(1));
      lab.dropoutSweep(DEFAULT_EXPERIMENT, [0, 0.5], 'wasm');
      expect(worker().received.at(-1)).toEqual({
        kind: 'dropoutSweep',
        runId: 2,
        experiment: DEFAULT_EXPERIMENT,
        rates: [0, 0.5],
        engine: 'wasm',
        exclude: [],
      });
      worker().say(sweepEnded(2));
      run();
      worker().say(sweepEnded(2));
      expect(heard).toEqual([sweepEnded(1), sweepEnded(2)]);
    });

    it('is told of a worker that breaks, unless it was stopped before', () => {
      const { lab, worker, heard } = client();
      lab.dropoutSweep(DEFAULT_EXPERIMENT, [0], undefined);
      worker().break(new Error('broken'));
      expect(heard).toMatchObject([{ kind: 'sweepEnded', runId: 1, error: { name: 'WorkerFailed' } }]);
      lab.dropoutSweep(DEFAULT_EXPERIMENT, [0], undefined);
      lab.stop();
      worker().break(new Error('broken'));
      expect(heard).toHaveLength(1);
    });
  });
});
