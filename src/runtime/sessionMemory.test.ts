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
});
