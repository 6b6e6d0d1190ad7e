/** Browser entry of a lane. */
import { startEngine } from '../engine/startEngine.ts';
import { DataFileError } from '../lab/data/compactFile.ts';
import { openDataset } from '../lab/data/openDataset.ts';
import { KeptData } from './keptData.ts';
import { Lane } from './lane.ts';
import type { ToLane } from './protocol.ts';
import { unpacked } from './unpack.ts';
import { messagePause } from './webWorkers.ts';

async function fetchBytes(file: string): Promise<Uint8Array> {
  const url = new URL(
    `${import.meta.env.BASE_URL}data/${file}`,
    import.meta.env.DEV ? location.origin : new URL('../', location.href),
  );
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new DataFileError(file, 'could not be fetched.', 'Check the connection, then try again.');
  }
  if (!response.ok) {
    throw new DataFileError(
      file,
      `could not be fetched (status ${response.status}).`,
      'Try again in a moment.',
    );
  }
  return unpacked(file, new Uint8Array(await response.arrayBuffer()));
}

const keptData = new KeptData();

const lane = new Lane({
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
  async startEngine(requested, exclude) {
    const engine = await startEngine({ ...(requested && { requested }), exclude });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  readData: (id) => openDataset(id, { shipped: fetchBytes, kept: (wanted) => keptData.read(wanted) }),
  pause: messagePause(),
  clock: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<ToLane>) => void lane.handle(data);
