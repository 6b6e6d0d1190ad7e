import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import { DiskMemory } from './diskMemory.ts';

const outcome = (output: unknown): StageOutcome => ({ output, seconds: 1, steps: 2, engine: 'wasm' });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab's memory, and what it tells. */
function tab(now?: () => number) {
  const host = { failed: vi.fn(), damaged: vi.fn(), forgotten: vi.fn() };
  return { memory: new DiskMemory(host, 'clmia-lab', now), ...host };
}

/** Of an IndexedDB that stays as it is, told to somebody who looks from outside. */
async function onDisk<Answer>(
  look: (database: Awaited<ReturnType<typeof openDB>>) => Promise<Answer>,
): Promise<Answer> {
  const database = await openDB('clmia-lab');
  try {
    return await look(database);
  } finally {
    database.close();
  }
}

const keysOnDisk = () => onDisk(async (database) => (await database.getAllKeys('outcomes')) as string[]);

/** Until another tab has heard. */
const heard = (look: () => unknown) => vi.waitFor(look);

describe('DiskMemory', () => {
  it('remembers over a reload what is worth storing, typed arrays included', async () => {
    const { memory, failed } = tab();
    const output = { weights: [Float32Array.of(1, 2.5)], labels: Uint8Array.of(3), none: undefined };
    await memory.put('target-1', outcome(output), true);
    await memory.put('data-1', outcome('large and cheap'), false);
    expect(await memory.get('data-1')).toEqual(outcome('large and cheap'));

    const reloaded = tab();
    expect(await reloaded.memory.has('target-1')).toBe(true);
    expect(await reloaded.memory.get('target-1')).toEqual(outcome(output));
    expect(await reloaded.memory.get('data-1')).toBeUndefined();
    expect([failed, reloaded.failed, reloaded.damaged].map(({ mock }) => mock.calls)).toEqual([[], [], []]);
  });

  it('forgets everything when told to, and knows how much it was', async () => {
    const { memory, forgotten } = tab();
    await memory.put('target-1', outcome(new Float32Array(1000)));
    await memory.put('target-2', outcome(2));
    expect(await memory.size()).toMatchObject({ count: 2 });
    expect((await memory.size()).bytes).toBeGreaterThan(4000);
    expect((await memory.size()).bytes).toBeLessThan(5000);
    expect(await memory.clear()).toBe(true);
    expect(forgotten).toHaveBeenCalledTimes(1);
    expect(await memory.get('target-1')).toBeUndefined();
    expect(await keysOnDisk()).toEqual([]);
    expect(await memory.size()).toEqual({ count: 0, bytes: 0 });
  });
});

describe('of what it keeps, it keeps', () => {
  it('400 outcomes: the ones used last', async () => {
    let now = 1;
    const { memory } = tab(() => now);
    for (let i = 0; i < 400; i++) void memory.put(`key ${i}`, outcome(i));
    await memory.put('last', outcome('last'));
    now = 1000;
    const later = tab(() => now).memory;
    expect((await later.get('key 1'))?.output).toBe(1);
    await later.put('new', outcome('new'));
    await later.put('newer', outcome('newer'));
    const kept = await keysOnDisk();
    expect(kept).toHaveLength(400);
    expect(kept).toEqual(expect.arrayContaining(['key 1', 'key 4', 'last', 'new', 'newer']));
    expect(kept).not.toContain('key 0');
    expect(kept).not.toContain('key 2');
    expect(kept).not.toContain('key 3');
  });

  it('no more bytes than a tenth of what the browser allots', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 100_000 }) } });
    const { memory, failed } = tab();
    for (let i = 0; i < 5; i++) await memory.put(`key ${i}`, outcome(new Float32Array(1000)));
    expect(await keysOnDisk()).toEqual(['key 3', 'key 4']);
    await memory.put('small', outcome(1));
    expect(failed).not.toHaveBeenCalled();
    for (const key of ['large', 'larger']) await memory.put(key, outcome(new Float32Array(3000)));
    expect(await keysOnDisk()).toEqual(['key 3', 'key 4', 'small']);
    expect(failed.mock.calls).toEqual([['one of 0.01 MB has no room in 0.01 MB']]);
    await memory.put('as small', outcome(2));
    expect(await keysOnDisk()).toContain('as small');
  });

  it.each([
    ['never tells what it allots', () => new Promise(() => {})],
    ['refuses to tell it', async () => Promise.reject(new TypeError('no'))],
    ['tells nonsense of it', async () => ({ quota: Number.NaN })],
  ])('as ever where the browser %s', async (_, estimate) => {
    vi.stubGlobal('navigator', { storage: { estimate } });
    const { memory } = tab();
    await memory.put('target-1', outcome(1));
    expect((await tab().memory.get('target-1'))?.output).toBe(1);
  });

  it('less where the disk is full, and goes on keeping', async () => {
    const { memory, failed } = tab();
    for (let i = 0; i < 4; i++) await memory.put(`key ${i}`, outcome(new Float32Array(1000)));
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(IDBObjectStore.prototype.put).not.toBe(put);
    await memory.put('key 4', outcome(new Float32Array(1000)));
    expect(await keysOnDisk()).toEqual(['key 3', 'key 4']);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('storage that fails is told of once, and the memory goes on', () => {
  async function goesOn({ memory, failed }: ReturnType<typeof tab>, reason: string | RegExp) {
    await Promise.all([memory.put('target-1', outcome(1)), memory.put('target-2', outcome(2))]);
    expect((await memory.get('target-1'))?.output).toBe(1);
    expect((await memory.get('target-2'))?.output).toBe(2);
    expect(await memory.get('unknown')).toBeUndefined();
    expect(await memory.has('unknown')).toBe(false);
    expect(await memory.size()).toEqual({ count: 0, bytes: 0 });
    expect(await memory.clear()).toBe(true);
    expect(failed.mock.calls).toEqual([[expect.stringMatching(reason)]]);
  }

  /** A request that nothing ever comes of. */
  function silent(): IDBOpenDBRequest {
    return Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value: () => {} } });
  }

  /** Every millisecond is a second. */
  async function hurried(test: () => Promise<void>): Promise<void> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const seconds = setInterval(() => void vi.advanceTimersByTimeAsync(1000), 1);
    try {
      await test();
    } finally {
      clearInterval(seconds);
    }
  }

  it('where it is blocked', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await goesOn(tab(), 'SecurityError: denied');
  });

  it('where there is none', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await goesOn(tab(), 'this browser has no IndexedDB');
  });

  it('where it never answers', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(silent);
    await hurried(() => goesOn(tab(), 'did not answer within 10 s'));
  });

  it.each(['get', 'getAll', 'getAllKeys'] as const)('where %s never answers', async (method) => {
    await tab().memory.put('target-0', outcome(0));
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(silent);
    const { memory, failed } = tab();
    await hurried(async () => {
      expect(await memory.get('target-0')).toBeUndefined();
      expect(await memory.get('target-0')).toBeUndefined();
    });
    expect(failed.mock.calls).toEqual([[expect.stringContaining('did not answer')]]);
  });

  it('where a page of an older form holds it', async () => {
    const older = await openDB('clmia-lab', 1);
    await goesOn(tab(), 'another tab shows an older version');
    older.close();
  });

  it('where a newer form of it is there', async () => {
    (await openDB('clmia-lab', 99)).close();
    await goesOn(tab(), 'VersionError');
  });

  it.each([
    ['full', 'QuotaExceededError: full'],
    ['', 'QuotaExceededError'],
  ])('where the disk is full (“%s”), whatever is forgotten', async (message, said) => {
    const { memory, failed } = tab();
    await memory.put('target-1', outcome(1));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException(message, 'QuotaExceededError');
    });
    await Promise.all([memory.put('target-2', outcome(2)), memory.put('target-3', outcome(3))]);
    expect(failed.mock.calls).toEqual([[said]]);
    for (const i of [1, 2, 3]) expect((await memory.get(`target-${i}`))?.output).toBe(i);
  });

  it('where what it holds cannot be read', async () => {
    await tab().memory.put('target-1', outcome(1));
    const { memory, failed } = tab();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('unreadable', 'UnknownError');
    });
    expect(await memory.get('target-1')).toBeUndefined();
    expect(await memory.get('target-1')).toBeUndefined();
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('where it cannot be cleared, which is not called forgotten', async () => {
    const { memory, failed } = tab();
    await memory.put('target-1', outcome(1));
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    expect(await memory.clear()).toBe(false);
    expect(failed).toHaveBeenCalledTimes(1);
  });
});

describe('a database that is taken away under us', () => {
  it('lets itself be deleted, and the next outcome is kept in a new one', async () => {
    const { memory, failed } = tab();
    await memory.put('target-1', outcome(1));
    await deleteDB('clmia-lab');
    expect((await memory.get('target-1'))?.output).toBe(1);
    await memory.put('target-2', outcome(2));
    expect(await keysOnDisk()).toEqual(['target-2']);
    expect(failed).not.toHaveBeenCalled();
  });

  it('does not hold up a page of a newer form', async () => {
    const { memory, failed } = tab();
    await memory.put('target-1', outcome(1));
    (await openDB('clmia-lab', 99)).close();
    await memory.put('target-2', outcome(2));
    expect(failed.mock.calls).toEqual([[expect.stringContaining('VersionError')]]);
  });

  it('is made anew where it lacks what it should have', async () => {
    (await openDB('clmia-lab', 2, { upgrade: (database) => void database.createObjectStore('x') })).close();
    await tab().memory.put('target-1', outcome(1));
    expect(await keysOnDisk()).toEqual(['target-1']);
  });

  it('of the form of earlier versions is emptied: nothing tells that its outcomes are whole', async () => {
    const earlier = await openDB('clmia-lab', 1, {
      upgrade: (database) => void database.createObjectStore('outcomes', { keyPath: 'key' }),
    });
    await earlier.put('outcomes', { key: 'target-1', used: 1, outcome: {} });
    earlier.close();
    const { memory, failed, damaged } = tab();
    expect(await memory.get('target-1')).toBeUndefined();
    expect([failed, damaged].map(({ mock }) => mock.calls)).toEqual([[], []]);
  });
});

describe('what is stored is not trusted', () => {
  const OUTPUT = {
    weights: [Float32Array.of(1, 2), Float32Array.of(3)],
    labels: Uint8Array.of(0, 1, 1),
    history: [{ step: 1, loss: 0.5 }],
    frames: { epochs: [0, 1], points: Int16Array.of(1, -2, 3, -4), step: Float32Array.of(0.5, 1) },
    name: 'target',
    best: 3,
    none: undefined,
  };
  const poisoned = (change: object): StageOutcome => outcome({ ...structuredClone(OUTPUT), ...change });
  const cycle: Record<string, unknown> = { ...OUTPUT };
  cycle.best = cycle;

  it.each<readonly [string, unknown]>([
    ['NaN in an array', poisoned({ weights: [Float32Array.of(1, Number.NaN), Float32Array.of(3)] })],
    ['Infinity in an array', poisoned({ weights: [Float32Array.of(1, 2), Float32Array.of(1 / 0)] })],
    ['another value in an array', poisoned({ weights: [Float32Array.of(1, 2.5), Float32Array.of(3)] })],
    ['values that have changed places', poisoned({ labels: Uint8Array.of(1, 0, 1) })],
    ['arrays that have changed places', poisoned({ weights: [...OUTPUT.weights].reverse() })],
    ['an emptied array', poisoned({ labels: new Uint8Array() })],
    ['an emptied list', poisoned({ weights: [] })],
    ['a longer array', poisoned({ labels: Uint8Array.of(0, 1, 1, 0) })],
    ['an array of another kind', poisoned({ labels: Int8Array.of(0, 1, 1) })],
    ['a list for an array', poisoned({ labels: [0, 1, 1] })],
    ['a figure that is NaN', poisoned({ best: Number.NaN })],
    ['a figure that is null', poisoned({ best: null })],
    ['a figure as a text', poisoned({ best: '3' })],
    ['another figure', poisoned({ best: 4 })],
    ['another text', poisoned({ name: 'shadow' })],
    ['a figure deep within', poisoned({ history: [{ step: 1, loss: 0.4 }] })],
    [
      'a point that was moved',
      poisoned({ frames: { ...OUTPUT.frames, points: Int16Array.of(1, -2, 3, 4) } }),
    ],
    ['half of the points', poisoned({ frames: { ...OUTPUT.frames, points: Int16Array.of(1, -2) } })],
    ['no frames', poisoned({ frames: undefined })],
    ['null for what there is not', poisoned({ none: null })],
    ['one field more', poisoned({ more: 1 })],
    ['one field less', outcome((({ best: _, ...rest }) => rest)(OUTPUT))],
    ['a circle', outcome(cycle)],
    ['a date', poisoned({ best: new Date(0) })],
    ['a large number', poisoned({ best: 10n })],
    ['{}', outcome({})],
    ['null', outcome(null)],
    ['nothing', outcome(undefined)],
    ['{} for the outcome', {}],
    ['null for the outcome', null],
    ['no outcome', undefined],
    ['a text for the outcome', 'outcome'],
    ['other seconds', { ...outcome(OUTPUT), seconds: Number.NaN }],
    ['another engine', { ...outcome(OUTPUT), engine: 'abacus' }],
  ])('%s is dropped and told of once', async (_, poison) => {
    const { memory } = tab();
    for (const key of ['target-1', 'shadow-1', 'views-1']) await memory.put(key, outcome(OUTPUT));
    await onDisk(async (database) => {
      for (const key of ['target-1', 'shadow-1']) await database.put('outcomes', { key, outcome: poison });
    });
    const reloaded = tab();
    expect(await reloaded.memory.get('target-1')).toBeUndefined();
    expect(await reloaded.memory.get('shadow-1')).toBeUndefined();
    expect(await reloaded.memory.get('views-1')).toEqual(outcome(OUTPUT));
    expect(reloaded.damaged).toHaveBeenCalledTimes(1);
    expect(reloaded.failed).not.toHaveBeenCalled();
    expect(await keysOnDisk()).toEqual(['views-1']);
    await reloaded.memory.put('target-1', outcome(OUTPUT));
    const again = tab();
    expect(await again.memory.get('target-1')).toEqual(outcome(OUTPUT));
    expect(again.damaged).not.toHaveBeenCalled();
  });

  it('an outcome in the place of another is dropped', async () => {
    const { memory } = tab();
    await memory.put('target-1', outcome(OUTPUT));
    await memory.put('shadow-1', outcome({ ...OUTPUT, best: 4 }));
    await onDisk(async (database) => {
      const { outcome } = await database.get('outcomes', 'target-1');
      const entry = await database.get('entries', 'target-1');
      await database.put('outcomes', { key: 'shadow-1', outcome });
      await database.put('entries', { ...entry, key: 'shadow-1' });
    });
    expect(await tab().memory.get('shadow-1')).toBeUndefined();
  });

  it.each([
    {},
    { used: 'now', bytes: 1, check: 1 },
    { used: 1, bytes: -1, check: 1 },
    { used: 1, bytes: Number.NaN, check: 1 },
    { used: 1, bytes: 1e15, check: 1 },
    { used: 1, bytes: 1, check: null },
    { used: Number.POSITIVE_INFINITY, bytes: 1, check: 1 },
  ])('%j is no entry: its outcome is dropped, and the others stay', async (entry) => {
    const { memory } = tab();
    for (const key of ['target-1', 'views-1']) await memory.put(key, outcome(OUTPUT));
    await onDisk((database) => database.put('entries', { key: 'target-1', ...entry }));
    const reloaded = tab();
    expect(await reloaded.memory.get('target-1')).toBeUndefined();
    expect(await reloaded.memory.get('views-1')).toEqual(outcome(OUTPUT));
    expect(reloaded.failed).not.toHaveBeenCalled();
    await vi.waitFor(async () => expect(await keysOnDisk()).toEqual(['views-1']));
  });

  it.each(['outcomes', 'entries'] as const)('what only %s know of is dropped', async (store) => {
    const { memory } = tab();
    for (const key of ['target-1', 'views-1']) await memory.put(key, outcome(OUTPUT));
    await onDisk((database) => database.delete(store === 'entries' ? 'outcomes' : 'entries', 'target-1'));
    const reloaded = tab();
    expect(await reloaded.memory.get('target-1')).toBeUndefined();
    await vi.waitFor(async () => expect(await keysOnDisk()).toEqual(['views-1']));
    expect((await reloaded.memory.size()).count).toBe(1);
  });
});

describe('in two tabs', () => {
  it('what one has finished, the other has', async () => {
    const [one, other] = [tab(), tab()];
    expect(await other.memory.get('target-1')).toBeUndefined();
    await one.memory.put('target-1', outcome(1));
    await heard(async () => expect(await other.memory.has('target-1')).toBe(true));
    expect((await other.memory.get('target-1'))?.output).toBe(1);
    expect((await other.memory.size()).count).toBe(1);
  });

  it('what one has finished is found by the other that looks for it, where the news are still on their way', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, other] = [tab(), tab()];
    expect(await other.memory.has('target-1')).toBe(false);
    await one.memory.put('target-1', outcome(1));
    expect(await other.memory.has('target-1')).toBe(false);
    await other.memory.look('target-2');
    await other.memory.look('target-1');
    expect(await other.memory.get('target-1')).toEqual(outcome(1));
    expect(await other.memory.has('target-2')).toBe(false);
  });

  it('what one forgets, the other forgets', async () => {
    const [one, other] = [tab(), tab()];
    await other.memory.put('target-1', outcome(1));
    await heard(async () => expect(await one.memory.has('target-1')).toBe(true));
    await one.memory.clear();
    await heard(() => expect(other.forgotten).toHaveBeenCalledTimes(1));
    expect(await other.memory.get('target-1')).toBeUndefined();
    await other.memory.put('target-2', outcome(2));
    await heard(async () => expect(await one.memory.has('target-2')).toBe(true));
  });

  it('what one drops is not asked for by the other', async () => {
    const [one, other] = [tab(), tab()];
    await one.memory.put('target-1', outcome(1));
    await heard(async () => expect(await other.memory.has('target-1')).toBe(true));
    await onDisk((database) => database.put('outcomes', { key: 'target-1', outcome: {} }));
    expect(await other.memory.get('target-1')).toBeUndefined();
    const third = tab();
    expect(await third.memory.has('target-1')).toBe(false);
    expect((await one.memory.get('target-1'))?.output).toBe(1);
  });
});
