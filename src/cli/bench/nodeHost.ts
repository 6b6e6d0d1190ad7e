/** What Node offers the benchmark: threads, and PyTorch where a Python has it. */
import { cpus } from 'node:os';
import type { BenchHost, ContenderKey, Realm } from '../../bench/contender.ts';
import { startRealm } from '../../bench/remoteRealm.ts';
import { realmThread } from './realmThread.ts';
import { startTorch } from './torchProcess.ts';

function machineInWords(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
}

/** @param emulated whether an emulated GPU may be taken for one */
export function nodeHost(emulated: boolean): BenchHost {
  const start = (key: ContenderKey): Promise<Realm> =>
    key.kind === 'torch'
      ? startTorch(key.device)
      : startRealm(realmThread(key.kind), { engine: key.engine, emulated });
  return { machine: machineInWords(), start };
}
