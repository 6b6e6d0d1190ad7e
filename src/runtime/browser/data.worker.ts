/** Browser entry of the data worker. */
import { loadZipReader } from '../../lab/data/zip/zipEntries.ts';
import { codeOf } from '../codeOf.ts';
import { loadFiles } from '../data/loader.ts';
import { isZip } from '../data/pictureSource.ts';
import type { DataService } from '../data/protocol.ts';
import { recogniseFiles } from '../data/recognise.ts';
import { serve } from '../rpc.ts';
import { throttled } from '../throttled.ts';
import { decodePicture } from './decodePicture.ts';
import { KeptData } from './keptData.ts';
import { ownPort } from './ports.ts';

async function readerOf(files: DataService['inspect']['ask']): Promise<void> {
  if (files.some(isZip)) await codeOf('the reader of archives', loadZipReader());
}

serve<DataService>(ownPort, {
  inspect: async (files) => {
    await readerOf(files);
    return recogniseFiles(files);
  },
  load: async ({ files, options }, { update }) => {
    await readerOf(files);
    const kept = new KeptData();
    return loadFiles(files, options, {
      decode: decodePicture,
      keep: (set, compactFile) => kept.keep(set, compactFile),
      progress: throttled(update, () => performance.now()),
      now: () => Date.now(),
    });
  },
});
