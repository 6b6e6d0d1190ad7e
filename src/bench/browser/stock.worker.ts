/** Browser entry: TensorFlow.js as it comes. */
import { fetchWasm } from '../../engine/backends/wasmBytes.ts';
import { ownPort } from '../../runtime/browser/ports.ts';
import { serveRealm } from '../realmServer.ts';
import { startStock } from '../stock/start.ts';

serveRealm(ownPort, (asks) => startStock(asks, fetchWasm));
