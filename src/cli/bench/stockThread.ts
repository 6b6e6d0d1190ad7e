/** Node entry: TensorFlow.js as it comes. */
import { startStock } from '../../bench/stock/start.ts';
import { readWasmFromDisk } from '../../engine/node.ts';
import { installNodeWebgpu } from '../../engine/nodeWebgpu.ts';
import { serve } from './serve.ts';

serve(async (asks) => {
  if (asks.engine === 'webgpu') await installNodeWebgpu();
  return startStock(asks, readWasmFromDisk);
});
