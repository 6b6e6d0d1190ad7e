/** A line to PyTorch, in a Python of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BenchWorker, TorchDevice } from '../../bench/implementation.ts';
import { startBenchWorker } from '../../bench/remoteBenchWorker.ts';
import type { WorkerPort } from '../../runtime/rpc.ts';

const SCRIPT = 'scripts/bench/torch_peer.py';
/** The first that has torch is taken. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/**
 * Without these, glibc gives the memory of each large tensor back to the system and takes it anew in the next step; on
 * small machines the page faults then take two thirds of the time.
 */
const KEEP_MEMORY = {
  MALLOC_MMAP_THRESHOLD_: '4000000000',
  MALLOC_TRIM_THRESHOLD_: '8000000000',
  MALLOC_TOP_PAD_: '500000000',
};
const ONE_THREAD = { OMP_NUM_THREADS: '1' };

/** The last line of what a failing Python says, which names its error. */
function reason(python: string, errors: string): Error {
  const last = errors.trim().split('\n').at(-1) ?? '';
  const lacks = last.includes("No module named 'torch'");
  return new Error(lacks ? `${python} has no torch` : `${python}: ${last || 'ended without a word'}`);
}

function linePort(python: string, child: ChildProcess): WorkerPort {
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => {
    errors = (errors + text.toString()).slice(-4000);
  });
  return {
    post: (message) => child.stdin?.write(`${JSON.stringify(message)}\n`),
    onMessage: (listener) => {
      if (!child.stdout) return;
      createInterface({ input: child.stdout }).on('line', (line) => listener(JSON.parse(line)));
    },
    onError: (listener) => {
      child.on('error', () => listener(new Error(`there is no ${python}`)));
      // Unheard, a broken pipe would end this process too; 'close' says why it broke.
      child.stdin?.on('error', () => {});
      child.on('close', () => listener(reason(python, errors)));
    },
    terminate: () => child.kill(),
  };
}

/** @throws Error saying that no Python has torch, or why it fails */
export async function startTorch(
  device: TorchDevice,
  pythons: readonly string[] = PYTHONS,
): Promise<BenchWorker> {
  const failures: string[] = [];
  for (const python of pythons) {
    const child = spawn(python, [SCRIPT, '--device', device], {
      env: { ...process.env, ...KEEP_MEMORY, ...ONE_THREAD },
    });
    try {
      return await startBenchWorker(linePort(python, child), {});
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  throw new Error(failures.join('; '));
}
