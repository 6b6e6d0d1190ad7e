import { beforeAll, expect, test } from 'vitest';
import { startBoth } from '../../testing/compareOnWasm.ts';
import { denseLayersAgree } from './cases.ts';

beforeAll(startBoth);

test('dense layers and their gradients agree with cpu', async () => {
  await denseLayersAgree(60);
  expect.hasAssertions();
});
