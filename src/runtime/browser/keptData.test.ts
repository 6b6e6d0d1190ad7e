import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptSet } from '../testing/keptSet.ts';
import { DataNotKept, KeptData } from './keptData.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('KeptData', () => {
  it('gives back what it keeps, the newest first, over a reload', async () => {
    await new KeptData().keep(keptSet('a'), Uint8Array.of(1));
    await new KeptData().keep(keptSet('b', { added: 2 }), Uint8Array.of(2));
    const reloaded = new KeptData();
    expect((await reloaded.list()).map(({ content }) => content)).toEqual(['b', 'a']);
    expect(await reloaded.read({ name: 'cifar-10', content: 'a' })).toEqual(Uint8Array.of(1));
  });

  it('reads the newest of a name where no content is named, and nothing of a name that it lacks', async () => {
    const kept = new KeptData();
    await kept.keep(keptSet('a'), Uint8Array.of(1));
    await kept.keep(keptSet('b', { added: 2 }), Uint8Array.of(2));
    expect(await kept.read({ name: 'cifar-10', content: '' })).toEqual(Uint8Array.of(2));
    expect(await kept.read({ name: 'stl-10', content: '' })).toBeUndefined();
    expect(await kept.read({ name: 'cifar-10', content: 'c' })).toBeUndefined();
  });

  it('keeps a set that is loaded twice once, and drops it with its file', async () => {
    const kept = new KeptData();
    await kept.keep(keptSet('a'), Uint8Array.of(1));
    await kept.keep(keptSet('a', { added: 5 }), Uint8Array.of(1));
    expect(await kept.list()).toHaveLength(1);
    await kept.drop('a');
    expect(await kept.list()).toEqual([]);
    expect(await kept.read({ name: 'cifar-10', content: 'a' })).toBeUndefined();
  });

  it('says by name where the browser keeps nothing, and goes on without', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('no storage here', 'SecurityError');
      },
    });
    const kept = new KeptData();
    expect(await kept.list()).toEqual([]);
    expect(await kept.read({ name: 'cifar-10', content: '' })).toBeUndefined();
    const refused = await kept.keep(keptSet('a'), Uint8Array.of(1)).catch((error) => error);
    expect(refused).toBeInstanceOf(DataNotKept);
    expect(refused.message).toContain('SecurityError: no storage here');
  });

  it('waits only so long for storage that never answers', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() =>
      Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value: () => {} } }),
    );
    vi.useFakeTimers();
    const kept = new KeptData();
    const answers = Promise.all([
      kept.list(),
      kept.read({ name: 'cifar-10', content: 'a' }),
      kept.keep(keptSet('a'), Uint8Array.of(1)).catch((error) => error),
      kept.drop('a').catch((error) => error),
    ]);
    await vi.advanceTimersByTimeAsync(10_000);
    const [sets, file, ...refused] = await answers;
    expect([sets, file]).toEqual([[], undefined]);
    for (const error of refused) {
      expect(error).toBeInstanceOf(DataNotKept);
      expect(error.message).toContain('did not answer within 10 s');
    }
  });

  it('does not believe what is no set or no file, and is whole for the others', async () => {
    const kept = new KeptData();
    await kept.keep(keptSet('a'), Uint8Array.of(1));
    const database = await openDB('clmia-data');
    const { content: _, ...facts } = keptSet('x');
    const poisons: object[] = [
      {},
      { ...facts, name: 'mnist' },
      { ...facts, kind: 'sounds' },
      { ...facts, count: Number.NaN },
      { ...facts, different: '398' },
      { ...facts, width: -1 },
      { ...facts, size: Number.POSITIVE_INFINITY },
      { ...facts, classNames: {} },
      { ...facts, classNames: [1] },
      { ...facts, repeats: null },
      { ...facts, repeats: [null] },
      { ...facts, origin: null },
      { ...facts, added: 'now' },
    ];
    for (const [i, poison] of poisons.entries())
      await database.put('sets', { ...poison, content: `poison ${i}` });
    for (const [i, file] of [{}, null, [1], 'file', new ArrayBuffer(2)].entries())
      await database.put('files', file, `poison ${i}`);
    database.close();
    expect((await new KeptData().list()).map(({ content }) => content)).toEqual(['a']);
    for (let i = 0; i < 5; i++)
      expect(await kept.read({ name: 'cifar-10', content: `poison ${i}` })).toBeUndefined();
    expect(await kept.read({ name: 'cifar-10', content: 'a' })).toEqual(Uint8Array.of(1));
  });

  it('lets its database be deleted under it, and keeps the next set in a new one', async () => {
    const kept = new KeptData();
    await kept.keep(keptSet('a'), Uint8Array.of(1));
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('clmia-data').addEventListener('success', resolve);
    });
    expect(await kept.list()).toEqual([]);
    await kept.keep(keptSet('b'), Uint8Array.of(2));
    expect((await kept.list()).map(({ content }) => content)).toEqual(['b']);
  });
});
