import { expect, test } from 'vitest';
import { EngineUnavailable } from '../errors.ts';
import { startEngineInNode } from './startEngineInNode.ts';

test('WebGPU in Node starts where there is an adapter, and is refused by name where there is none', async () => {
  const outcome = await startEngineInNode({ requested: 'webgpu' }).catch((error: unknown) => error);
  if (outcome instanceof Error) {
    expect(outcome).toBeInstanceOf(EngineUnavailable);
    expect(outcome.message).toContain('webgpu');
  } else {
    expect(outcome).toMatchObject({ name: 'webgpu' });
  }
});
