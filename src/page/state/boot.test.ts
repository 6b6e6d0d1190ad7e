import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { Greeting, RecordedRun } from '../../runtime/recordedRun.ts';
import type { FinishedRun, RunStatus } from './runSlice.ts';
import { everyStage, WAITING } from './stageProgress.ts';

const mocked = vi.hoisted(() => ({ orders: [] as string[], recorded: undefined as unknown }));

vi.mock('../../runtime/labClient.ts', () => ({
  LabClient: class {
    run() {
      mocked.orders.push('run');
    }
    stop() {
      mocked.orders.push('stop');
    }
    setGate(gate: string) {
      if (gate === 'closed') mocked.orders.push('gate closed');
    }
    warm() {
      mocked.orders.push('warm');
    }
  },
}));
vi.mock('./recorded.ts', () => ({
  tellNotLoaded: () => {},
  loadRecorded: async () => {
    if (mocked.recorded === undefined) throw new Error('none');
    return mocked.recorded;
  },
}));

vi.mock('./lateCode.ts', () => ({ lateCode: (load: unknown) => load, loadAhead: async () => {} }));

let store: typeof import('./store.ts');
const lab = () => store.useLab.getState();

const page = { pathname: '/lab/', search: '', hash: '' };
/** What the browser tells of the address. */
let heard: { readonly kind: string; readonly listener: (event: object) => void }[] = [];
function tell(kind: string) {
  for (const one of heard.filter((listened) => listened.kind === kind)) one.listener({ isTrusted: true });
}
const follow = () => tell('hashchange');
/** A link that is clicked or pasted into the tab, forward and back. */
function openLink(hash: string) {
  const isOther = hash !== page.hash;
  page.hash = hash;
  tell('popstate');
  if (isOther) follow();
}
const written = vi.fn((_state: unknown, _title: string, url: string) => {
  page.hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
});

async function open({
  search = '',
  hash = '',
  left = null as string | null,
  without = undefined as string | undefined,
  greeting = null as Greeting | null,
}) {
  Object.assign(page, { search, hash });
  vi.stubGlobal('location', page);
  vi.stubGlobal('history', { replaceState: written });
  vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => {
    heard.push({ kind, listener });
  });
  vi.stubGlobal('removeEventListener', (kind: string, listener: () => void) => {
    heard = heard.filter((listened) => listened.kind !== kind || listened.listener !== listener);
  });
  vi.stubGlobal('sessionStorage', { getItem: () => left, setItem: () => {}, removeItem: () => {} });
  const { boot } = await import('./boot.ts');
  store = await import('./store.ts');
  boot(greeting, without);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  heard = [];
  written.mockClear();
  mocked.orders = [];
  mocked.recorded = undefined;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('opening the page', () => {
  it('shows the defaults and warms the worker up while the person reads', async () => {
    await open({});
    expect(lab()).toMatchObject({ experiment: DEFAULT_EXPERIMENT, problems: [], sender: null, embed: false });
    await vi.advanceTimersByTimeAsync(2500);
    expect(mocked.orders).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(mocked.orders).toEqual(['warm']);
    expect(lab().status).toBe('idle');
  });

  it.each(['pointermove', 'scroll'])(
    'warms the worker up as soon as the person stirs, once: %s',
    async (sign) => {
      await open({});
      await vi.advanceTimersByTimeAsync(100);
      tell(sign);
      await vi.advanceTimersByTimeAsync(100);
      expect(mocked.orders).toEqual(['warm']);
      tell(sign);
      await vi.advanceTimersByTimeAsync(5000);
      expect(mocked.orders).toEqual(['warm']);
    },
  );

  it('takes experiment, headline and looks from the address', async () => {
    await open({ hash: '#v=1&seed=3&result=60-57-64&embed=1&hide=controls&run=no' });
    expect(lab()).toMatchObject({
      experiment: { ...DEFAULT_EXPERIMENT, seed: 3 },
      sender: { value: 0.6, low: 0.57, high: 0.64 },
      embed: true,
      hideControls: true,
      problems: [{ path: 'run', value: 'no' }],
    });
  });

  it('runs at once where the address says so, and after a reload in mid-run', async () => {
    await open({ hash: '#v=1&run=1' });
    expect(mocked.orders).toEqual(['run']);
    vi.resetModules();
    await open({ left: 'running #v=1' });
    expect(mocked.orders).toEqual(['run', 'run']);
  });

  it('leaves a run paused that was, and rests where one was stopped, whatever the address says', async () => {
    await open({ hash: '#v=1&run=1', left: 'paused #v=1' });
    expect(mocked.orders).toEqual(['gate closed', 'run']);
    expect(lab().status).toBe('paused');
    vi.resetModules();
    mocked.orders = [];
    await open({ hash: '#v=1&run=1', left: 'stopped #v=1' });
    expect(mocked.orders).toEqual([]);
    expect(lab().status).toBe('idle');
  });

  it('rests where another page of this tab was left running', async () => {
    await open({ hash: '#v=1&seed=8', left: 'running #v=1' });
    expect(mocked.orders).toEqual([]);
    vi.resetModules();
    await open({ hash: '#v=1&seed=8', left: 'running #v=1&seed=8' });
    expect(mocked.orders).toEqual(['run']);
  });

  it('takes the engine from the address, and names one that it does not know', async () => {
    await open({ search: '?engine=wasm' });
    expect(lab()).toMatchObject({ requestedEngine: 'wasm', problems: [] });
    vi.resetModules();
    await open({ search: '?engine=abacus', hash: '#seed=-1' });
    expect(lab().requestedEngine).toBeUndefined();
    expect(lab().problems.map(({ path, value }) => [path, value])).toEqual([
      ['seed', '-1'],
      ['engine', 'abacus'],
    ]);
  });

  it.each(['en-US', 'EN', 'ar-XB', 'EN-xa'])('says nothing of a language that there is: %s', async (tag) => {
    await open({ search: `?lang=${tag}` });
    expect(lab()).toMatchObject({ problems: [], notices: [] });
  });

  it('names a language that it does not know, and one whose words did not come', async () => {
    await open({ search: '?lang=tlh', without: 'en-XA' });
    expect(lab().problems).toEqual([{ path: 'lang', value: 'tlh', allowed: 'en, zh-Hans' }]);
    expect(lab().notices).toMatchObject([
      { name: 'LanguageNotLoaded', message: expect.stringContaining('en-XA') },
    ]);
  });

  it('offers no language of tests, to who asks for its kind either', async () => {
    await open({ search: '?lang=ar' });
    expect(lab().problems).toEqual([{ path: 'lang', value: 'ar', allowed: 'en, zh-Hans' }]);
  });

  it('greets with the recorded run where there is one', async () => {
    const meta = { date: '2026-01-01', machine: 'm' };
    const detail = { series: {}, embedding: { x: new Float32Array(), y: new Float32Array() } };
    const report = { experiment: DEFAULT_EXPERIMENT, timing: { stages: [] } };
    mocked.recorded = { meta, detail, report, candidates: { classNames: [] } } as unknown as RecordedRun;
    await open({});
    await vi.advanceTimersByTimeAsync(0);
    expect(lab().last?.recorded).toEqual(meta);
  });

  it.each([
    ['has read for a while', () => vi.advanceTimersByTimeAsync(1000)],
    ['stirs', async () => tell('pointermove')],
  ])('leaves it at what stands in the HTML until the person %s', async (_, comes) => {
    const meta = { date: '2026-01-01', machine: 'm' };
    const report = { experiment: DEFAULT_EXPERIMENT, timing: { stages: [] } };
    const greeting = { meta, report, series: {} } as unknown as Greeting;
    const detail = { series: {}, embedding: { x: new Float32Array(), y: new Float32Array() } };
    mocked.recorded = { meta, detail, report, candidates: { classNames: [] } } as unknown as RecordedRun;
    await open({ greeting });
    await vi.advanceTimersByTimeAsync(2500);
    expect(lab().last).toMatchObject({ recorded: meta, detail: null });
    await comes();
    await vi.advanceTimersByTimeAsync(100);
    expect(lab().last?.detail).not.toBeNull();
  });

  it('asks at once for what is drawn large on a wall', async () => {
    const meta = { date: '2026-01-01', machine: 'm' };
    const report = { experiment: DEFAULT_EXPERIMENT, timing: { stages: [] } };
    const greeting = { meta, report, series: {} } as unknown as Greeting;
    const detail = { series: {}, embedding: { x: new Float32Array(), y: new Float32Array() } };
    mocked.recorded = { meta, detail, report, candidates: { classNames: [] } } as unknown as RecordedRun;
    await open({ greeting, search: '?present=result' });
    await vi.advanceTimersByTimeAsync(100);
    expect(lab().last?.detail).not.toBeNull();
  });
});

describe('the address', () => {
  it('follows a change at once, a burst of them once it has settled, and is bare for the defaults', async () => {
    const urls = () => written.mock.calls.map(([, , url]) => url);
    await open({ search: '?engine=cpu' });
    lab().setValue('seed', 3);
    vi.advanceTimersByTime(0);
    expect(urls()).toEqual(['/lab/?engine=cpu#v=1&seed=3']);
    for (const seed of [4, 5]) {
      lab().setValue('seed', seed);
      vi.advanceTimersByTime(199);
    }
    expect(urls()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(urls().slice(1)).toEqual(['/lab/?engine=cpu#v=1&seed=5']);
    lab().reset();
    vi.advanceTimersByTime(200);
    expect(urls().at(-1)).toBe('/lab/?engine=cpu');
  });

  it.each(['pointerup', 'keyup', 'pagehide'])(
    'is written at the end of a gesture, and before the page goes: %s',
    async (end) => {
      await open({});
      lab().setValue('seed', 3);
      vi.advanceTimersByTime(0);
      lab().setValue('seed', 4);
      tell(end);
      expect(page.hash).toBe('#v=1&seed=4');
      written.mockClear();
      tell(end);
      vi.advanceTimersByTime(1000);
      expect(written).not.toHaveBeenCalled();
    },
  );

  it('keeps how the page is shown', async () => {
    await open({ hash: '#v=1&embed=1&hide=controls' });
    lab().setValue('seed', 3);
    vi.advanceTimersByTime(200);
    expect(page.hash).toBe('#v=1&seed=3&hide=controls&embed=1');
  });

  it('is read again when the person changes it, not when the page has written it', async () => {
    await open({});
    lab().setValue('seed', 3);
    vi.advanceTimersByTime(200);
    const { experiment } = lab();
    follow();
    expect(lab().experiment).toBe(experiment);
    page.hash = '#v=1&seed=5&hide=all';
    follow();
    expect(lab().experiment.seed).toBe(5);
    expect(lab().problems.map(({ path }) => path)).toEqual(['hide']);
  });

  it('keeps a link as it came until something is changed', async () => {
    await open({ hash: '#v=1&seed=3&result=60-57-64' });
    openLink('#v=1&seed=5&run=1&result=60-57-64&nonsense=1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).not.toHaveBeenCalled();
    lab().setValue('seed', 6);
    vi.advanceTimersByTime(200);
    expect(page.hash).toBe('#v=1&seed=6');
  });

  it('is not written over by a change of the moment before', async () => {
    await open({});
    lab().setValue('seed', 3);
    vi.advanceTimersByTime(0);
    lab().setValue('seed', 4);
    vi.advanceTimersByTime(100);
    openLink('#v=1&seed=5');
    vi.advanceTimersByTime(1000);
    expect(lab().experiment.seed).toBe(5);
    expect(page.hash).toBe('#v=1&seed=5');
    expect(written).toHaveBeenCalledTimes(1);
  });

  it('is not written over while the event of a link is still to come', async () => {
    await open({});
    lab().setValue('seed', 3);
    page.hash = '#v=1&seed=5';
    vi.advanceTimersByTime(200);
    expect(page.hash).toBe('#v=1&seed=5');
    tell('popstate');
    follow();
    expect(lab().experiment.seed).toBe(5);
  });

  it('takes the same link for a link once more, before the change after it was written', async () => {
    await open({ hash: '#v=1&seed=5' });
    lab().setValue('seed', 3);
    openLink('#v=1&seed=5');
    vi.advanceTimersByTime(200);
    expect(lab().experiment.seed).toBe(5);
    expect(page.hash).toBe('#v=1&seed=5');
  });

  it('forgets the refusals of the link before, on a link and on a preset', async () => {
    await open({ hash: '#v=1&seed=-1' });
    expect(lab().problems).toHaveLength(1);
    openLink('#v=1&seed=5');
    expect(lab().problems).toEqual([]);
    const junk = Array.from({ length: 12 }, (_, i) => `junk${i}=1`).join('&');
    openLink(`#${junk}`);
    expect([lab().problems.length, lab().furtherProblems]).toEqual([10, 2]);
    lab().choosePreset('paper');
    expect([lab().problems.length, lab().furtherProblems]).toEqual([0, 0]);
  });

  it('refuses a version of a data set that has but one, and keeps one where there may be several', async () => {
    const content = '0123456789abcdef';
    await open({ hash: `#v=1&dataset.content=${content}&seed=5` });
    expect(lab().experiment).toEqual({ ...DEFAULT_EXPERIMENT, seed: 5 });
    expect(lab().problems).toMatchObject([{ path: 'dataset.content', value: content }]);
    openLink(`#v=1&dataset.name=cifar-10&dataset.content=${content}`);
    expect(lab().experiment.dataset).toMatchObject({ name: 'cifar-10', content });
    expect(lab().problems).toEqual([]);
  });
});

describe('a link that is opened in a tab', () => {
  const status = (value: RunStatus) => store.useLab.setState({ status: value });
  const settled = () => vi.advanceTimersByTimeAsync(1000);
  const orders = () => mocked.orders.filter((order) => order !== 'warm');

  it.each(['finished', 'failed', 'stopped'] as const)('begins no run in one that is %s', async (value) => {
    await open({});
    status(value);
    openLink('#v=1&seed=5');
    await settled();
    expect(lab()).toMatchObject({ status: 'idle', attempt: null });
    expect(lab().experiment.seed).toBe(5);
    expect(orders()).toEqual([]);
  });

  it('is followed again once it is changed, where something has run', async () => {
    await open({});
    const last = {
      experiment: DEFAULT_EXPERIMENT,
      recorded: null,
      stages: everyStage(() => WAITING),
      curves: {},
      confidence: {},
      seen: [],
      frames: null,
    } as unknown as FinishedRun;
    store.useLab.setState({ status: 'finished', last });
    openLink('#v=1&seed=5');
    await settled();
    expect(orders()).toEqual([]);
    lab().setValue('seed', 6);
    await settled();
    expect(orders()).toEqual(['run']);
  });

  it.each(['running', 'paused'] as const)('stops a run that is %s', async (value) => {
    await open({});
    status(value);
    openLink('#v=1&seed=5');
    await settled();
    expect(orders()).toEqual(['stop']);
    expect(lab().status).toBe('idle');
    lab().setValue('seed', 6);
    await settled();
    expect(orders()).toEqual(['stop', 'run']);
  });

  it('leaves a run of the same experiment alone', async () => {
    await open({ hash: '#v=1&seed=5' });
    status('running');
    openLink('#v=1&seed=5&embed=1');
    await settled();
    expect(orders()).toEqual([]);
    expect(lab()).toMatchObject({ status: 'running', embed: true });
  });

  it.each(['idle', 'finished', 'failed', 'stopped'] as const)(
    'runs once where it says so, %s',
    async (value) => {
      await open({});
      if (value !== 'idle') status(value);
      openLink('#v=1&seed=5&run=1');
      await settled();
      expect(orders()).toEqual(['run']);
      expect(lab().status).toBe('running');
    },
  );

  it.each(['running', 'paused'] as const)('hands a run over that is %s, where it says so', async (value) => {
    await open({});
    status(value);
    openLink('#v=1&seed=5&run=1');
    await settled();
    expect(orders()).toEqual(['run']);
    expect(lab().status).toBe('running');
  });

  it('does not begin a run again that it asked for before', async () => {
    await open({ hash: '#v=1&seed=5&run=1' });
    openLink('#v=1&seed=5&run=1');
    await settled();
    expect(orders()).toEqual(['run']);
  });
});
