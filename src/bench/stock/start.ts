/** TensorFlow.js as a realm. */
import * as tf from '@tensorflow/tfjs';
import type { ReadWasm } from '../../engine/backends/wasmBytes.ts';
import type { RealmStart } from '../protocol.ts';
import type { Workshop } from '../realmServer.ts';
import { startStockBackend } from './backend.ts';
import { stockWorkload } from './workloads.ts';

export async function startStock({ engine = 'cpu' }: RealmStart, readWasm: ReadWasm): Promise<Workshop> {
  await startStockBackend(engine, readWasm);
  return { about: `TensorFlow.js ${tf.version.tfjs} on ${engine}`, make: stockWorkload };
}
