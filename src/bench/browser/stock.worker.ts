/** Browser entry: TensorFlow.js as it comes. */
import { fetchWasm } from '../../engine/backends/wasmBytes.ts';
import { startStock } from '../stock/start.ts';
import { serve } from './serve.ts';

serve((asks) => startStock(asks, fetchWasm));
