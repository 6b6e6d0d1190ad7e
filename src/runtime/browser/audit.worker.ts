/** Browser entry of the audit worker. */
import { readHead } from '../../lab/audit/readArrays.ts';
import { loadZipReader } from '../../lab/data/zip/zipEntries.ts';
import type { AuditProgress, AuditService } from '../audit/protocol.ts';
import { runAudit, type TrainingEngine } from '../audit/runAudit.ts';
import { codeOf } from '../codeOf.ts';
import { sourceOf } from '../data/bytes.ts';
import { serve } from '../rpc.ts';
import { throttled } from '../throttled.ts';
import { ownPort } from './ports.ts';

async function startTraining(): Promise<TrainingEngine> {
  const [{ startEngineInBrowser }] = await codeOf(
    'what trains on views',
    Promise.all([import('./startEngineInBrowser.ts'), import('../../lab/audit/clmiaOnViews.ts')]),
  );
  const passedOver: string[] = [];
  const { name, adapter, lost, fence } = await startEngineInBrowser({
    passedOver: ({ message }) => passedOver.push(message),
  });
  return { name: `${name} (${adapter})`, passedOver, lost, fence: () => fence() };
}

async function readerOf(files: readonly File[]): Promise<void> {
  if (files.some(({ name }) => /\.npz$/i.test(name))) await codeOf('the reader of archives', loadZipReader());
}

const sourcesOf = (files: readonly File[]) => files.map((file) => sourceOf({ path: file.name, file }));

serve<AuditService>(ownPort, {
  head: async (files) => {
    await readerOf(files);
    return readHead(sourcesOf(files));
  },
  audit: async ({ files, seed, columns }, { update }) => {
    await readerOf(files);
    const progress = throttled<AuditProgress>(
      (reached) => update({ progress: reached }),
      () => performance.now(),
      ({ doing }) => doing,
    );
    return runAudit(
      { sources: sourcesOf(files), seed, columns },
      { startEngine: startTraining, progress, read: (read) => update({ read }) },
    );
  },
});
