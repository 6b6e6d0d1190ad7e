import { beforeAll, expect, test } from 'vitest';
import { startBoth } from './compareWithCpu.ts';
import { denseLayersAgree, lossesAgree } from './denseCases.ts';

beforeAll(startBoth);

test('dense layers and their gradients agree with cpu', async () => {
  await denseLayersAgree(60);
  expect.hasAssertions();
});

test('losses and their gradients agree with cpu', async () => {
  await lossesAgree(30);
  expect.hasAssertions();
});
