import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startEngine } from './startEngine.ts';
import { selfTestFigures } from './selfTest.ts';
test('x', async () => { await startEngine({requested:'cpu'}); console.log(JSON.stringify(await selfTestFigures(), null, 1)); expect(tf.getBackend()).toBe('cpu'); });
