/** Browser entry of the audit worker. */
import { readHead } from '../../lab/audit/readArrays.ts';
import type { AuditProgress, AuditService } from '../audit/protocol.ts';
import { runAudit, type TrainingEngine } from '../audit/runAudit.ts';
import { codeOf } from '../codeOf.ts';
import { sourceOf } from '../data/bytes.ts';
import { serve } from '../rpc.ts';
import { throttled } from '../throttled.ts';
import { ownPort } from './ports.ts';

async function startTraining(): Promise<TrainingEngine> {
  const { startEngineInBrowser } = await codeOf('the engines', import('./startEngineInBrowser.ts'));
  const passedOver: string[] = [];
  const { name, adapter, lost, fence } = await startEngineInBrowser({
    passedOver: ({ message }) => passedOver.push(message),
  });
  return { name: `${name} (${adapter})`, passedOver, lost, fence: () => fence() };
}

const sourcesOf = (files: readonly File[]) => files.map((file) => sourceOf({ path: file.name, file }));

serve<AuditService>(ownPort, {
  head: (files) => readHead(sourcesOf(files)),
  audit: ({ files, seed, columns }, { update }) => {
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
