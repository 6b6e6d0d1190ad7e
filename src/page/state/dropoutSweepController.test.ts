import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewInformation } from '../../lab/attacks/clmia/viewInformation.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { SWEEP_RATES } from '../../lab/studies/dropoutSweep.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import type { FromLab } from '../../runtime/protocol.ts';

const mocked = vi.hoisted(() => ({ orders: [] as unknown[][], say: (_: FromLab) => {} }));

vi.mock('../../runtime/labClient.ts', () => ({
  LabClient: class {
    constructor(say: (message: FromLab) => void) {
      mocked.say = say;
    }
    run() {}
    setGate() {}
    stop() {
      mocked.orders.push(['stop']);
    }
    dropoutSweep(...given: unknown[]) {
      mocked.orders.push(['dropoutSweep', ...given]);
    }
  },
}));

const { useLab } = await import('./store.ts');
const { curveOfInformation } = await import('./informationSlice.ts');
const { runController } = await import('./runController.ts');
const { startSweep, stopSweep } = (await import('./dropoutSweepController.ts')).dropoutSweepController;
const lab = () => useLab.getState();

function information(bits: number): ViewInformation {
  const one = { nats: bits * Math.LN2, bits };
  return { pair: one, view: one, answer: one, examples: 80 };
}
const said = (rate: number, bits: number) =>
  mocked.say({ kind: 'sweepRate', runId: 1, rate, information: information(bits) });
const curve = (experiment = lab().experiment) =>
  curveOfInformation(lab().informationPoints, experiment).map(({ rate, information: { pair } }) => [
    rate,
    pair.bits,
  ]);

beforeEach(() => {
  vi.stubGlobal('sessionStorage', { setItem: () => {}, removeItem: () => {} });
  mocked.orders = [];
  useLab.setState(useLab.getInitialState(), true);
});

describe('the figures of runs', () => {
  it('gather by rate for one curve, the last of each rate', () => {
    const at = (rate: number) => tinyExperiment({ 'shadow.dropoutRate': rate });
    lab().keepInformation(at(0.5), information(0.2));
    lab().keepInformation(at(0.1), information(0.3));
    lab().keepInformation(at(0.5), information(0.25));
    lab().keepInformation(tinyExperiment({ seed: 9 }), information(0.9));
    expect(curve(at(0.3))).toEqual([
      [0.1, 0.3],
      [0.5, 0.25],
    ]);
  });

  it('of views with rates of their own, and of reports without any, are left out', () => {
    lab().keepInformation(tinyExperiment({ 'views.firstRate': 0.6 }), information(1));
    lab().keepInformation(tinyExperiment(), undefined);
    expect(lab().informationPoints).toEqual([]);
  });
});

describe('a sweep', () => {
  it('asks for every rate and shows each as it comes', () => {
    startSweep();
    expect(mocked.orders).toEqual([['dropoutSweep', DEFAULT_EXPERIMENT, SWEEP_RATES, undefined, []]]);
    said(0, 0.5);
    said(0.1, 0.25);
    expect(lab().sweep).toMatchObject({ measured: 2, rates: 5 });
    expect(curve()).toEqual([
      [0, 0.5],
      [0.1, 0.25],
    ]);
    mocked.say({ kind: 'sweepEnded', runId: 1, error: null });
    expect(lab()).toMatchObject({ sweep: null, sweepError: null });
  });

  it('stays with the curve that it was begun for when the experiment changes', () => {
    startSweep();
    lab().setValue('seed', 99);
    said(0, 0.5);
    expect(curve()).toEqual([]);
    expect(curve(DEFAULT_EXPERIMENT)).toEqual([[0, 0.5]]);
  });

  it('tells why it failed, until the next one', () => {
    const error = { name: 'DataNotLoaded', message: 'm', hint: 'h' };
    startSweep();
    mocked.say({ kind: 'sweepEnded', runId: 1, error });
    expect(lab()).toMatchObject({ sweep: null, sweepError: error });
    startSweep();
    expect(lab().sweepError).toBeNull();
  });

  it('ends when the person stops it, or starts a run', () => {
    stopSweep();
    expect(mocked.orders).toEqual([]);
    startSweep();
    stopSweep();
    expect(mocked.orders.at(-1)).toEqual(['stop']);
    expect(lab()).toMatchObject({ sweep: null, status: 'idle' });
    startSweep();
    runController.run();
    expect(lab().sweep).toBeNull();
    said(0, 0.5);
    expect(lab().informationPoints).toEqual([]);
  });

  it('is not begun while a run is under way', () => {
    runController.run();
    startSweep();
    expect(lab().sweep).toBeNull();
    expect(mocked.orders).toEqual([]);
  });
});
