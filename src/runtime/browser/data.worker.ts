/** Browser entry of the data worker. */
import { loadFiles } from '../data/loader.ts';
import type { DataService } from '../data/protocol.ts';
import { recogniseFiles } from '../data/recognise.ts';
import { serve } from '../rpc.ts';
import { throttled } from '../throttled.ts';
import { decodePicture } from './decodePicture.ts';
import { KeptData } from './keptData.ts';
import { ownPort } from './ports.ts';

serve<DataService>(ownPort, {
  inspect: (files) => recogniseFiles(files),
  load: ({ files, options }, { update }) => {
    const kept = new KeptData();
    return loadFiles(files, options, {
      decode: decodePicture,
      keep: (set, compactFile) => kept.keep(set, compactFile),
      progress: throttled(update, () => performance.now()),
      now: () => Date.now(),
    });
  },
});
