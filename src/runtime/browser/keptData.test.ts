import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keptSet } from '../testing/keptSet.ts';
import { DataNotKept, KeptData } from './keptData.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
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
});
