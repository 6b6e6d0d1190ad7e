import { beforeAll, expect, test } from 'vitest';
import { startBoth } from '../../testing/compareOnWasm.ts';
import { crossEntropiesAgree } from './cases.ts';

beforeAll(startBoth);

test('cross-entropies and their gradients agree with cpu', async () => {
  await crossEntropiesAgree(30);
  expect.hasAssertions();
});
