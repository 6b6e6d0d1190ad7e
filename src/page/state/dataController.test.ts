import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTHING_SKIPPED } from '../../lab/data/pictures/skipped.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { KeptSet } from '../../runtime/data/keptSet.ts';
import type { Loaded, LoadProgress } from '../../runtime/data/protocol.ts';
import { keptSet } from '../../runtime/testing/keptSet.ts';

const mocked = vi.hoisted(() => ({
  inspect: vi.fn(),
  load: vi.fn(),
  cancel: vi.fn(),
  list: vi.fn<() => Promise<KeptSet[]>>(),
  drop: vi.fn<(content: string) => Promise<void>>(),
}));
vi.mock('../../runtime/data/client.ts', () => ({
  DataClient: class {
    inspect = mocked.inspect;
    load = mocked.load;
    cancel = mocked.cancel;
  },
}));
vi.mock('../../runtime/browser/keptData.ts', () => ({
  KeptData: class {
    list = mocked.list;
    drop = mocked.drop;
  },
}));

const { useLab } = await import('./store.ts');
const { dataController } = await import('./dataController.ts');
const { onExperimentChange, resolveDatasetVersion } = await import('./experimentChanges.ts');
const changed = vi.fn();
onExperimentChange(changed);
const lab = () => useLab.getState();
const files = [{ path: 'a.tar.gz', file: new File(['12345'], 'a.tar.gz') }];
const OPTIONS = { kind: 'archive', name: 'cifar-10', limit: 12_000 } as const;
const error = Object.assign(new Error('a.tar.gz: is cut short'), { hint: 'Download it again.' });
const loadedSet: Loaded = { set: keptSet('c'), skipped: NOTHING_SKIPPED, remarks: [] };

beforeEach(() => {
  for (const mock of Object.values(mocked)) mock.mockReset();
  mocked.list.mockResolvedValue([]);
  mocked.drop.mockResolvedValue(undefined);
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  useLab.setState(useLab.getInitialState(), true);
  changed.mockReset();
});

/** What must not change when loading goes wrong. */
const chosen = () => [lab().experiment, lab().last, lab().kept];

describe('offerFiles', () => {
  it('opens the dialog, looks, and offers what the files are', async () => {
    mocked.inspect.mockResolvedValue({ kind: 'archive', names: ['cifar-10'] });
    const looking = dataController.offerFiles(files);
    expect(lab()).toMatchObject({ dataShown: true, loading: 'looking' });
    await looking;
    expect(lab().offer).toEqual({ files, recognised: { kind: 'archive', names: ['cifar-10'] } });
    expect(lab().loading).toBeNull();
  });

  it('tells what is wrong and leaves everything as it was', async () => {
    const before = chosen();
    mocked.inspect.mockRejectedValue(error);
    await dataController.offerFiles(files);
    expect(lab().dataError).toEqual({ name: 'Error', message: error.message, hint: error.hint });
    expect(lab().offer).toBeNull();
    expect(chosen()).toEqual(before);
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('load', () => {
  it('tells progress, then lists the set, without choosing it', async () => {
    mocked.load.mockImplementation(async (_files, _options, progress: (progress: LoadProgress) => void) => {
      expect(lab().loading).toEqual({ read: 0, total: 5, examples: null });
      progress({ read: 3, total: 5, examples: 2 });
      expect(lab().loading).toMatchObject({ read: 3 });
      mocked.list.mockResolvedValue([loadedSet.set]);
      return loadedSet;
    });
    await dataController.load(files, OPTIONS);
    expect(mocked.load.mock.calls[0]!.slice(0, 2)).toEqual([files, OPTIONS]);
    expect(lab()).toMatchObject({ loading: null, offer: null, justLoaded: loadedSet.set, dataError: null });
    expect(lab().kept).toEqual([loadedSet.set]);
    expect(lab().experiment).toBe(DEFAULT_EXPERIMENT);
  });

  it('that fails leaves the chosen set, the experiment and what is offered', async () => {
    mocked.list.mockResolvedValue([keptSet('old')]);
    await dataController.refreshSets();
    dataController.chooseSet('cifar-10', 'old');
    useLab.setState({ offer: { files, recognised: { kind: 'archive', names: ['cifar-10'] } } });
    const before = chosen();
    const { offer } = lab();
    mocked.load.mockRejectedValue(error);
    await dataController.load(files, OPTIONS);
    expect(lab().dataError?.message).toBe(error.message);
    expect(chosen()).toEqual(before);
    expect(lab().offer).toBe(offer);
    expect(lab().loading).toBeNull();
  });

  it('that is cancelled says nothing', async () => {
    let reject: (why: Error) => void = () => undefined;
    mocked.load.mockReturnValue(new Promise((_, no) => (reject = no)));
    mocked.cancel.mockImplementation(() => reject(Object.assign(new Error('x'), { name: 'LoadCancelled' })));
    const loading = dataController.load(files, OPTIONS);
    await vi.waitFor(() => expect(mocked.load).toHaveBeenCalled());
    dataController.cancelLoad();
    await loading;
    expect(lab()).toMatchObject({ loading: null, dataError: null, justLoaded: null });
  });
});

describe('chooseSet', () => {
  it('is one change of the experiment', async () => {
    mocked.list.mockResolvedValue([keptSet('t', { name: 'own-table', kind: 'table', different: 200 })]);
    await dataController.refreshSets();
    dataController.chooseSet('own-table', 't');
    expect(lab().experiment).toMatchObject({
      dataset: { name: 'own-table', content: 't', membersPerModel: 50 },
      target: { architecture: 'mlp' },
    });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('does nothing where there is no such set, or it is chosen already', () => {
    dataController.chooseSet('cifar-10', 'nowhere');
    dataController.chooseSet('fashion-mnist', '');
    expect(lab().experiment).toEqual(DEFAULT_EXPERIMENT);
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('deleteSet', () => {
  beforeEach(async () => {
    mocked.list.mockResolvedValue([keptSet('a'), keptSet('b')]);
    await dataController.refreshSets();
    dataController.chooseSet('cifar-10', 'a');
    mocked.drop.mockImplementation(async (content) => {
      mocked.list.mockResolvedValue(lab().kept.filter((one) => one.content !== content));
    });
  });

  it('of the chosen set goes back to the default one', async () => {
    await dataController.deleteSet('a');
    expect(lab().experiment.dataset).toMatchObject({ name: 'fashion-mnist', content: '' });
    expect(lab().kept.map(({ content }) => content)).toEqual(['b']);
  });

  it('of another one leaves the choice', async () => {
    const { experiment } = lab();
    await dataController.deleteSet('b');
    expect(lab().experiment).toBe(experiment);
  });

  it('that fails tells why and keeps the set', async () => {
    mocked.drop.mockRejectedValue(error);
    await dataController.deleteSet('a');
    expect(lab().dataError?.message).toBe(error.message);
    expect(lab().kept).toHaveLength(2);
    expect(lab().experiment.dataset.content).toBe('a');
  });
});

it('finds deployed sets where there is an index, and none where there is not', async () => {
  await dataController.refreshSets();
  expect(lab().deployed).toEqual([]);
  const sha256 = 'ab'.repeat(32);
  const deployed = { ...keptSet(sha256.slice(0, 16)), file: 'cifar-10.bin', bytes: 9, sha256 };
  vi.stubGlobal('fetch', async () => Response.json({ sets: [deployed] }));
  await dataController.refreshSets();
  expect(lab().deployed.map(({ file }) => file)).toEqual(['cifar-10.bin']);
  dataController.chooseSet('cifar-10', deployed.content);
  expect(lab().experiment.dataset).toMatchObject({ name: 'cifar-10', content: deployed.content });
});

describe('resolveDatasetVersion', () => {
  const name = (dataset: string, content = '') =>
    useLab.setState(({ experiment }) => ({
      experiment: { ...experiment, dataset: { ...experiment.dataset, name: dataset as 'cifar-10', content } },
    }));

  it('takes the newest set of the name, without a change that would start a run', async () => {
    name('cifar-10');
    changed.mockReset();
    mocked.list.mockResolvedValue([keptSet('new'), keptSet('old')]);
    await resolveDatasetVersion();
    expect(lab().experiment.dataset).toEqual({
      ...DEFAULT_EXPERIMENT.dataset,
      name: 'cifar-10',
      content: 'new',
    });
    expect(changed).not.toHaveBeenCalled();
  });

  it('leaves an experiment alone that says which, that can mean one only, or whose set is not there', async () => {
    for (const [dataset, content] of [
      ['cifar-10', 'old'],
      ['fashion-mnist', ''],
      ['stl-10', ''],
    ] as const) {
      name(dataset, content);
      const before = lab().experiment;
      mocked.list.mockResolvedValue([keptSet('new')]);
      await resolveDatasetVersion();
      expect(lab().experiment).toBe(before);
    }
  });

  it('keeps what the person changes meanwhile, and does not mind a store that cannot be read', async () => {
    name('cifar-10');
    mocked.list.mockResolvedValue([keptSet('new')]);
    const settled = resolveDatasetVersion();
    lab().setValue('dataset.labelNoise', 0.25);
    await settled;
    expect(lab().experiment.dataset).toMatchObject({ content: 'new', labelNoise: 0.25 });
    name('cifar-10');
    useLab.setState({ kept: [] });
    mocked.list.mockRejectedValue(error);
    await resolveDatasetVersion();
    expect(lab().experiment.dataset.content).toBe('');
  });
});
