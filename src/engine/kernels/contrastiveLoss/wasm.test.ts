import { beforeAll, expect, test } from 'vitest';
import { startBoth } from '../../testing/compareOnWasm.ts';
import { contrastiveLossesAgree } from './cases.ts';

beforeAll(startBoth);

test('contrastive losses and their gradients agree with cpu', async () => {
  await contrastiveLossesAgree(30);
  expect.hasAssertions();
});
