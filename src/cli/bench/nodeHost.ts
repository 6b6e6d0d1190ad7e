/** What Node offers the benchmark: threads, and PyTorch where a Python has it. */
import { cpus } from 'node:os';
import type { BenchHost, BenchWorker, ImplementationKey } from '../../bench/implementation.ts';
import { startBenchWorker } from '../../bench/remoteBenchWorker.ts';
import { benchThread } from './benchThread.ts';
import { startTorch } from './torchProcess.ts';

function machineInWords(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
}

/** @param emulated whether an emulated GPU may be taken for one */
export function nodeHost(emulated: boolean): BenchHost {
  const start = (key: ImplementationKey): Promise<BenchWorker> =>
    key.kind === 'torch'
      ? startTorch(key.device)
      : startBenchWorker(benchThread(key.kind), { engine: key.engine, emulated });
  return { machine: machineInWords(), start };
}
