/** Browser entry of the audit worker: one order, and then it is ended, so that whatever it took is given back. */

import type { AuditOrder, AuditProgress, FromAudit } from '../audit/protocol.ts';
import { runAudit, type TrainingEngine } from '../audit/runAudit.ts';
import { toMessage } from '../errors.ts';

const post = (message: FromAudit) => self.postMessage(message);

const PROGRESS_MS = 100;
let told = 0;
let doing: AuditProgress['doing'] | undefined;

function progress(news: AuditProgress): void {
  const now = performance.now();
  if (now - told < PROGRESS_MS && news.doing === doing) return;
  told = now;
  doing = news.doing;
  post({ kind: 'progress', ...news });
}

async function startTraining(): Promise<TrainingEngine> {
  const { startEngine } = await import('../../engine/startEngine.ts');
  const { name, adapter, lost, fence } = await startEngine();
  return { name: `${name} (${adapter})`, lost, fence: () => fence() };
}

self.onmessage = ({ data }: MessageEvent<AuditOrder>) =>
  void runAudit(data, {
    startEngine: startTraining,
    progress,
    read: (read) => post({ kind: 'read', read }),
  }).then(
    (audited) => post({ kind: 'audited', audited }),
    (error) => post({ kind: 'failed', error: toMessage(error) }),
  );
