/** Node entry of a lane: the same lane as in the browser, on a worker thread. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { startEngineInNode } from '../engine/node.ts';
import { DataFileError } from '../lab/data/compactFile.ts';
import { openDataset } from '../lab/data/openDataset.ts';
import { Lane } from '../worker/lane.ts';
import { unpacked } from '../worker/unpack.ts';

if (!parentPort) throw new Error('laneThread is a worker thread');
const port = parentPort;
const { dataFolder } = workerData as { dataFolder: string };

async function readBytes(file: string): Promise<Uint8Array> {
  const path = join(dataFolder, file);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (error) {
    throw new DataFileError(
      path,
      `cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Name its folder with --data.',
    );
  }
  return unpacked(path, bytes);
}

const lane = new Lane({
  post: (message) => port.postMessage(message),
  async startEngine(requested, exclude) {
    const engine = await startEngineInNode({ ...(requested && { requested }), exclude });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  readData: (id) => openDataset(id, { shipped: readBytes, kept: async () => undefined }),
  pause: () => setImmediate(),
  clock: () => performance.now(),
});

port.on('message', (message) => void lane.handle(message));
