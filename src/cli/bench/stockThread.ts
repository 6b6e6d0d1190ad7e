/** Node entry: TensorFlow.js as it comes. */
import { serveBenchWorker } from '../../bench/serveBenchWorker.ts';
import { startStock } from '../../bench/stock/start.ts';
import { installNodeWebgpu } from '../../engine/node/nodeWebgpu.ts';
import { readWasmFromDisk } from '../../engine/node/startEngineInNode.ts';
import { ownPort } from '../../runtime/node/ports.ts';

serveBenchWorker(ownPort(), async (asks) => {
  if (asks.engine === 'webgpu') await installNodeWebgpu();
  return startStock(asks, readWasmFromDisk);
});
