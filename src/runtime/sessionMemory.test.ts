import { describe, expect, it } from 'vitest';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';
import { SessionMemory } from './sessionMemory.ts';

const outcome = (output: unknown): StageOutcome => ({ output, seconds: 1, steps: 2, engine: 'wasm' });

describe('SessionMemory', () => {
  it('gives back what it was given, and forgets the one not used for longest', async () => {
    const memory = new SessionMemory();
    for (let i = 0; i < 64; i++) await memory.put(`key ${i}`, outcome(i));
    expect((await memory.get('key 0'))?.output).toBe(0);
    await memory.put('one more', outcome('more'));
    expect(await memory.get('key 1')).toBeUndefined();
    expect((await memory.get('key 0'))?.output).toBe(0);
    expect((await memory.get('one more'))?.output).toBe('more');
    expect(await memory.get('never')).toBeUndefined();
  });

  it('holds no more bytes than it may, but always the newest', async () => {
    const memory = new SessionMemory(64, 10_000);
    const held = async () => {
      const keys = ['a', 'b', 'c', 'd', 'large'];
      const there = await Promise.all(keys.map((key) => memory.has(key)));
      return keys.filter((_, i) => there[i]);
    };
    for (const key of ['a', 'b', 'c', 'a', 'a', 'd']) await memory.put(key, outcome(new Float32Array(700)));
    expect(await held()).toEqual(['a', 'c', 'd']);
    await memory.put('large', outcome(new Float32Array(10_000)));
    expect(await held()).toEqual(['large']);
    await memory.put('a', outcome(1));
    expect(await held()).toEqual(['a']);
  });
});
