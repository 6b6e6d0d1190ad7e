import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { FromLab } from '../../runtime/protocol.ts';

interface Asked {
  readonly experiment: Experiment;
  resolve(estimate: Estimate): void;
  reject(error: Error): void;
}
const mocked = vi.hoisted(() => ({ asked: [] as Asked[], say: (_: FromLab) => {} }));

vi.mock('../../runtime/labClient.ts', () => ({
  LabClient: class {
    constructor(say: (message: FromLab) => void) {
      mocked.say = say;
    }
    run() {}
    stop() {}
    setGate() {}
    warm() {}
    dropoutSweep() {}
    estimate(experiment: Experiment) {
      return new Promise<Estimate>((resolve, reject) => mocked.asked.push({ experiment, resolve, reject }));
    }
  },
}));

const estimate = (more: Partial<Estimate> = {}): Estimate => ({
  stages: [],
  seconds: 14,
  workers: 1,
  bytes: { engine: 1, tensor: 1, machine: 4e7 },
  limits: {},
  shortage: null,
  nearest: [],
  knowsRemembered: true,
  ...more,
});

let lab: () => import('./store.ts').LabState;
let estimates: typeof import('./estimateController.ts').estimateController;
let runs: typeof import('./runController.ts').runController;
let sweeps: typeof import('./dropoutSweepController.ts').dropoutSweepController;
const settle = () => vi.advanceTimersByTimeAsync(400);
const last = () => mocked.asked.at(-1)!;
const answer = async (given = estimate()) => {
  last().resolve(given);
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('sessionStorage', { setItem: () => {}, removeItem: () => {} });
  vi.resetModules();
  mocked.asked = [];
  const { useLab } = await import('./store.ts');
  lab = useLab.getState;
  ({ estimateController: estimates } = await import('./estimateController.ts'));
  ({ runController: runs } = await import('./runController.ts'));
  ({ dropoutSweepController: sweeps } = await import('./dropoutSweepController.ts'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the estimate', () => {
  it('is never asked for while the page opens, nor before somebody wants to know', async () => {
    lab().setValue('seed', 3);
    await settle();
    runs.warmUp();
    await settle();
    expect(mocked.asked).toEqual([]);
  });

  it('wanted while the page opens, is asked for once it is warm', async () => {
    estimates.wantEstimate();
    await settle();
    expect(mocked.asked).toEqual([]);
    runs.warmUp();
    await settle();
    expect(mocked.asked).toHaveLength(1);
    expect(lab().estimating).toBe(true);
    await answer();
    expect(lab()).toMatchObject({ estimate: { seconds: 14 }, estimating: false });
    estimates.wantEstimate();
    await settle();
    expect(mocked.asked).toHaveLength(1);
  });

  it('follows the experiment once it has settled', async () => {
    runs.warmUp();
    lab().setStatus('stopped');
    for (const epochs of [5, 6, 7]) {
      lab().setValue('target.epochs', epochs);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(mocked.asked).toEqual([]);
    await settle();
    expect(mocked.asked.map(({ experiment }) => experiment.target.epochs)).toEqual([7]);
    await answer();
    lab().setValue('target.epochs', 8);
    expect(lab().estimate).toBeNull();
  });

  it('that comes late for another experiment is not shown', async () => {
    runs.warmUp();
    lab().setStatus('stopped');
    lab().setValue('target.epochs', 5);
    await settle();
    const [first] = mocked.asked;
    lab().setValue('target.epochs', 6);
    await settle();
    first?.reject(new Error('superseded'));
    await vi.advanceTimersByTimeAsync(0);
    expect(lab().estimating).toBe(true);
    first?.resolve(estimate({ seconds: 1 }));
    await answer(estimate({ seconds: 2 }));
    expect(lab().estimate?.seconds).toBe(2);
  });

  it('that fails leaves the page as it is, and may be asked for again', async () => {
    runs.warmUp();
    estimates.wantEstimate();
    await settle();
    last().reject(new Error('no engine'));
    await vi.advanceTimersByTimeAsync(0);
    expect(lab()).toMatchObject({ estimate: null, estimating: false, attempt: null, notices: [] });
    estimates.wantEstimate();
    await settle();
    expect(mocked.asked).toHaveLength(2);
  });

  it('is never asked for while a run or a sweep is under way', async () => {
    runs.run();
    estimates.wantEstimate();
    await settle();
    runs.pause();
    estimates.wantEstimate();
    await settle();
    runs.stop();
    sweeps.startSweep();
    estimates.wantEstimate();
    await settle();
    expect(mocked.asked).toEqual([]);
  });

  it('is asked for after a run that did not fit, and its nearest settings can be used', async () => {
    runs.run();
    mocked.say({ kind: 'failed', runId: 1, error: { name: 'TooLarge', message: 'm', hint: 'h' } });
    await settle();
    const shortage = { what: 'engine', needed: 2, available: 1 } as const;
    await answer(
      estimate({
        seconds: null,
        shortage,
        nearest: [
          ['target.batchSize', 10],
          ['target.width', 0.5],
        ],
      }),
    );
    estimates.take(lab().estimate?.nearest ?? []);
    expect(lab().experiment.target).toMatchObject({ batchSize: 10, width: 0.5 });
    expect(lab().estimate).toBeNull();
  });

  it('is not measured of what the data refuse anyway', async () => {
    estimates.allowEstimates();
    lab().setStatus('stopped');
    lab().setValue('dataset.name', 'synthetic-purchases');
    await settle();
    expect(mocked.asked).toEqual([]);
    lab().setValue('target.architecture', 'mlp');
    await settle();
    expect(mocked.asked).toHaveLength(1);
    lab().setValue('dataset.membersPerModel', 15000);
    await settle();
    expect(mocked.asked).toHaveLength(1);
  });
});
