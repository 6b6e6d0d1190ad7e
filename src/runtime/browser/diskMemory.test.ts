import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import { DiskMemory } from './diskMemory.ts';

const outcome = (output: unknown): StageOutcome => ({ output, seconds: 1, steps: 2, engine: 'wasm' });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function disk(onFailure = vi.fn()) {
  return { memory: new DiskMemory(onFailure), onFailure };
}

async function keysOnDisk(): Promise<string[]> {
  const database = await openDB('clmia-lab');
  const keys = (await database.getAllKeys('outcomes')) as string[];
  database.close();
  return keys;
}

describe('DiskMemory', () => {
  it('remembers over a reload what is worth storing, typed arrays included', async () => {
    const { memory, onFailure } = disk();
    const output = { weights: [Float32Array.of(1, 2.5)], labels: Uint8Array.of(3) };
    await memory.put('target-1', outcome(output), true);
    await memory.put('data-1', outcome('large and cheap'), false);
    expect(await memory.get('data-1')).toEqual(outcome('large and cheap'));

    const { memory: reloaded } = disk();
    expect(await reloaded.get('target-1')).toEqual(outcome(output));
    expect(await reloaded.get('data-1')).toBeUndefined();
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('keeps 400 on disk: the ones used last', async () => {
    let now = 1;
    const memory = new DiskMemory(vi.fn(), 'clmia-lab', () => now);
    for (let i = 0; i < 400; i++) await memory.put(`key ${i}`, outcome(i));
    now = 1000;
    const later = new DiskMemory(vi.fn(), 'clmia-lab', () => now);
    expect((await later.get('key 0'))?.output).toBe(0);
    await later.put('new', outcome('new'));
    await later.put('newer', outcome('newer'));
    const kept = await keysOnDisk();
    expect(kept).toHaveLength(400);
    expect(kept).toEqual(expect.arrayContaining(['key 0', 'key 3', 'new', 'newer']));
    expect(kept).not.toContain('key 1');
    expect(kept).not.toContain('key 2');
  });

  it('forgets everything when told to', async () => {
    const { memory } = disk();
    await memory.put('target-1', outcome(1));
    await memory.clear();
    expect(await memory.get('target-1')).toBeUndefined();
    expect(await keysOnDisk()).toEqual([]);
  });

  it('says once that storage is blocked, and goes on in memory', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const { memory, onFailure } = disk();
    await memory.put('target-1', outcome(1));
    await memory.put('target-2', outcome(2));
    expect((await memory.get('target-1'))?.output).toBe(1);
    expect(await memory.get('unknown')).toBeUndefined();
    await memory.clear();
    expect(onFailure.mock.calls).toEqual([['SecurityError: denied']]);
  });

  it('says once that the disk is full, and goes on in memory', async () => {
    const { memory, onFailure } = disk();
    await memory.put('target-1', outcome(1));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await Promise.all([memory.put('target-2', outcome(2)), memory.put('target-3', outcome(3))]);
    full.mockRestore();
    expect(onFailure.mock.calls).toEqual([['QuotaExceededError: full']]);
    for (const i of [1, 2, 3]) expect((await memory.get(`target-${i}`))?.output).toBe(i);
  });

  it('says once that what it holds cannot be read', async () => {
    await disk().memory.put('target-1', outcome(1));
    const { memory, onFailure } = disk();
    const broken = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('unreadable', 'UnknownError');
    });
    expect(await memory.get('target-1')).toBeUndefined();
    expect(await memory.get('target-1')).toBeUndefined();
    broken.mockRestore();
    expect(onFailure).toHaveBeenCalledTimes(1);
  });
});
