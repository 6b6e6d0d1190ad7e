/** Browser entry of the data worker: one order, and then it is ended, so that whatever it took is given back. */

import { loadFiles } from '../data/loader.ts';
import type { FromData, LoadProgress, ToData } from '../data/protocol.ts';
import { recogniseFiles } from '../data/recognise.ts';
import { toMessage } from '../errors.ts';
import { decodePicture } from './decodePicture.ts';
import { KeptData } from './keptData.ts';

const post = (message: FromData) => self.postMessage(message);

const PROGRESS_MS = 100;
let told = 0;

function progress(news: LoadProgress): void {
  const now = performance.now();
  if (now - told < PROGRESS_MS) return;
  told = now;
  post({ kind: 'progress', ...news });
}

async function obey(order: ToData): Promise<FromData> {
  if (order.kind === 'inspect') return { kind: 'recognised', recognised: await recogniseFiles(order.files) };
  const kept = new KeptData();
  const loaded = await loadFiles(order.files, order.options, {
    decode: decodePicture,
    keep: (set, compactFile) => kept.keep(set, compactFile),
    progress,
    now: () => Date.now(),
  });
  return { kind: 'loaded', loaded };
}

self.onmessage = ({ data }: MessageEvent<ToData>) =>
  void obey(data).then(post, (error) => post({ kind: 'failed', error: toMessage(error) }));
