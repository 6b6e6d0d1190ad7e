/** TensorFlow.js as a bench worker. */
import * as tf from '@tensorflow/tfjs';
import type { ReadWasm } from '../../engine/backends/wasmBytes.ts';
import type { BenchWorkerStart } from '../protocol.ts';
import type { StartedImplementation } from '../serveBenchWorker.ts';
import { startStockBackend } from './backend.ts';
import { stockWorkload } from './workloads.ts';

export async function startStock(
  { engine = 'cpu' }: BenchWorkerStart,
  readWasm: ReadWasm,
): Promise<StartedImplementation> {
  await startStockBackend(engine, readWasm);
  return { about: `TensorFlow.js ${tf.version.tfjs} on ${engine}`, make: stockWorkload };
}
