/** What Node offers the benchmark: threads, and PyTorch where a Python has it. */
import type { BenchHost, BenchWorker, ImplementationKey } from '../../bench/implementation.ts';
import { startBenchWorker } from '../../bench/remoteBenchWorker.ts';
import { machine } from '../machine.ts';
import { benchThread } from './benchThread.ts';
import { startTorch } from './torchProcess.ts';

/** @param emulated whether an emulated GPU may be taken for one */
export function nodeHost(emulated: boolean): BenchHost {
  const start = (key: ImplementationKey): Promise<BenchWorker> =>
    key.kind === 'torch'
      ? startTorch(key.device)
      : startBenchWorker(benchThread(key.kind), { engine: key.engine, emulated });
  return { machine: machine(), day: new Date().toISOString().slice(0, 10), start };
}
