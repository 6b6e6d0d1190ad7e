/** Browser entry: TensorFlow.js as it comes. */
import { fetchWasm } from '../../engine/backends/wasmBytes.ts';
import { ownPort } from '../../runtime/browser/ports.ts';
import { serveBenchWorker } from '../serveBenchWorker.ts';
import { startStock } from '../stock/start.ts';

serveBenchWorker(ownPort, (asks) => startStock(asks, fetchWasm));
