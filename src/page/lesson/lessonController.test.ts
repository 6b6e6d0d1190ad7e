/** The lesson over the store and controllers as they are, and a worker that trains nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { parseLink } from '../../lab/experiment/link.ts';
import type { FakeLab } from '../state/testing/fakeLab.ts';

const mocked = vi.hoisted(() => ({ worker: undefined as FakeLab | undefined }));
vi.mock('../../runtime/browser/pageWorkers.ts', () => ({ startLabWorker: () => mocked.worker!.port() }));
vi.mock('../state/lateCode.ts', () => ({ loadAhead: async () => {}, lateCode: (load: unknown) => load }));

const OWN = withValue(DEFAULT_EXPERIMENT, 'contrastive.temperature', 0.3);

let store: typeof import('../state/store.ts');
let runs: typeof import('../state/runController.ts');
let lesson: typeof import('./lessonController.ts');
let bench: typeof import('./onBench.ts');
let work: typeof import('./work.ts');
let catalogue: typeof import('./chapters/catalogue.ts');
const lab = () => store.useLab.getState();
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
};
const page = { pathname: '/', search: '', hash: '' };

/** The page as a tab opens it. */
async function open(): Promise<void> {
  vi.resetModules();
  const { FakeLab } = await import('../state/testing/fakeLab.ts');
  mocked.worker = new FakeLab();
  store = await import('../state/store.ts');
  runs = await import('../state/runController.ts');
  lesson = await import('./lessonController.ts');
  bench = await import('./onBench.ts');
  work = await import('./work.ts');
  catalogue = await import('./chapters/catalogue.ts');
}

function run(): void {
  runs.runController.run();
  mocked.worker!.finish();
}

function openLesson(chapter: string): void {
  lab().look({ lesson: chapter });
  lesson.openLesson();
}

beforeEach(async () => {
  kept.clear();
  page.search = '';
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('location', page);
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => {
      page.search = new URL(url, 'http://lab').search;
    },
  });
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: 'navigate' },
  ] as unknown as PerformanceEntryList);
  await open();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the bench', () => {
  it('is at each chapter’s experiment, and the person’s again once the lesson is closed, with what was run', () => {
    lab().replaceExperiment(OWN);
    run();
    const { last } = lab();
    openLesson('temperature');
    for (const { id, experiment } of catalogue.CHAPTERS) {
      lesson.goToChapter(id);
      expect(lab().experiment, id).toEqual(experiment);
      expect(lab().viewpoint, id).toBe('attacker');
      expect(page.search).toBe(`?lesson=${id}`);
    }
    run();
    expect(lab().last).not.toBe(last);
    lesson.closeLesson();
    expect(lab()).toMatchObject({ experiment: OWN, viewpoint: 'ours', status: 'idle' });
    expect(lab().last).toBe(last);
    expect(page.search).toBe('');
  });

  it('tells that a run has ended for a chapter, and keeps what was changed in one', () => {
    lab().replaceExperiment(OWN);
    runs.runController.run();
    openLesson('limits');
    expect(bench.useBench.getState().hasStopped).toBe(true);
    const changed = bench.experimentWith({ 'target.epochs': 9 });
    lab().changeExperiment(changed);
    lesson.goToChapter('roc');
    expect(bench.useBench.getState().left.limits).toEqual(changed);
    lesson.goToChapter('limits');
    expect(lab().experiment.target.epochs).toBe(6);
    lesson.closeLesson();
  });

  it('is found by a reload as the change had it, and still gives back what was there before', async () => {
    lab().replaceExperiment(OWN);
    openLesson('limits');
    const changed = bench.experimentWith({ 'target.epochs': 9 });
    lab().changeExperiment(changed);
    await open();
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { type: 'reload' },
    ] as unknown as PerformanceEntryList);
    lab().replaceExperiment(changed);
    openLesson('limits');
    expect(lab().experiment).toEqual(changed);
    // Nothing has been guessed yet.
    expect(lab().viewpoint).toBe('attacker');
    lesson.closeLesson();
    expect(lab().experiment).toEqual(OWN);
  });
});

describe('what has been run', () => {
  it('is measured once it has been guessed about, and as the change once its direction is said', () => {
    openLesson('limits');
    run();
    expect(work.workOf('limits').measured).toBeUndefined();
    work.setWork('limits', { guess: 50 });
    run();
    const { measured } = work.workOf('limits');
    expect(measured).toMatchObject({ recorded: null });
    lab().changeExperiment(bench.experimentWith({ 'target.epochs': 9 }));
    run();
    expect(work.workOf('limits').after).toBeUndefined();
    work.setWork('limits', { direction: 'up' });
    lab().changeExperiment(bench.experimentWith({ 'target.epochs': 9, 'head.steps': 17 }));
    run();
    expect(work.workOf('limits').after, 'another thing was changed as well').toBeUndefined();
    lab().changeExperiment(bench.experimentWith({ 'target.epochs': 9 }));
    run();
    const { after } = work.workOf('limits');
    expect(parseLink(after!.link).experiment).toEqual(bench.experimentWith({ 'target.epochs': 9 }));
    // Compared example by example: this worker has every run decide alike, whatever it says of their figure.
    expect(after!.difference!.value).toBe(0);
    expect(after!.value).not.toBe(measured!.value);
    lesson.closeLesson();
  });

  it('is taken after a reload that had gone on with it before the lesson came, and the difference of before stays', async () => {
    const again = async () => {
      await open();
      vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
        { type: 'reload' },
      ] as unknown as PerformanceEntryList);
    };
    openLesson('limits');
    work.setWork('limits', { guess: 50, direction: 'up' });
    const { experiment } = lab();
    await again();
    lab().replaceExperiment(experiment);
    run();
    openLesson('limits');
    expect(work.workOf('limits').measured).toMatchObject({ recorded: null });
    const changed = bench.experimentWith({ 'target.epochs': 9 });
    lab().changeExperiment(changed);
    run();
    const { after } = work.workOf('limits');
    expect(after!.difference!.value).toBe(0);
    await again();
    // The worker of a test numbers the figures of what it is asked for.
    for (const one of [experiment, changed]) {
      lab().replaceExperiment(one);
      run();
    }
    openLesson('limits');
    expect(work.workOf('limits').after).toEqual(after);
    lesson.closeLesson();
  });

  it('counts from the moment of the guess where it was run before, and nothing is hidden any more', () => {
    openLesson('limits');
    run();
    expect(work.workOf('limits').measured).toBeUndefined();
    lesson.commitGuess('limits', 30);
    expect(work.workOf('limits')).toMatchObject({ guess: 30, measured: { recorded: null } });
    expect(lab().viewpoint).toBe('ours');
    lesson.closeLesson();
  });

  it('stays for another visit, and where nothing can be kept on this page', async () => {
    openLesson('roc');
    work.setWork('roc', { guess: 7 });
    lesson.closeLesson();
    await open();
    openLesson('');
    expect(work.useLesson.getState()).toMatchObject({ chapter: 'roc', isKept: true });
    expect(work.workOf('roc').guess).toBe(7);
    vi.stubGlobal('localStorage', {
      ...storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    work.setWork('roc', { guess: 8 });
    expect(work.useLesson.getState().isKept).toBe(false);
    expect(work.workOf('roc').guess).toBe(8);
    lesson.closeLesson();
  });
});
