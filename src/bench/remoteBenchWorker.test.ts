import { describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../engine/errors.ts';
import { portPair } from '../runtime/testing/portPair.ts';
import type { Workload } from './lap.ts';
import { startBenchWorker } from './remoteBenchWorker.ts';
import { type StartedImplementation, serveBenchWorker } from './serveBenchWorker.ts';

/** A bench worker and the line to it. */
function connected(start: () => Promise<StartedImplementation>) {
  const { worker: port, inside, line } = portPair();
  let now = 0;
  serveBenchWorker(inside, start, () => now++);
  return { port, line };
}

const workload = (log: string[]): Workload => ({
  step: () => void log.push('step'),
  settle: async () => void log.push('settle'),
  dispose: () => void log.push('dispose'),
});

describe('a remote bench worker', () => {
  it('opens, runs, counts and closes a workload', async () => {
    const log: string[] = [];
    const { port } = connected(async () => ({
      about: 'a loom',
      make: async ({ name, sizes }) => {
        log.push(`${name} ${sizes?.batch}`);
        return workload(log);
      },
      count: async () => ({ kernels: 3, bytesUploaded: 4, readbacks: 5 }),
    }));
    const worker = await startBenchWorker(port, { engine: 'wasm' });
    expect(worker.about).toBe('a loom');
    const open = await worker.open({ name: 'head', sizes: { batch: 7 } });
    expect(await open.count()).toEqual({ kernels: 3, bytesUploaded: 4, readbacks: 5 });
    expect(await open.run(0)).toEqual({ steps: 1, seconds: 0.001 });
    await open.close();
    expect(log).toEqual(['head 7', 'step', 'settle', 'dispose']);
    await expect(open.run(0)).rejects.toThrow('No workload is open');
  });

  it('says why an engine or a workload is refused, and lets a bench worker that does not start go', async () => {
    const refusing = connected(() => Promise.reject(new EngineUnavailable('webgpu', 'nothing answers')));
    await expect(startBenchWorker(refusing.port, {})).rejects.toThrow('nothing answers');
    expect(refusing.line.terminated).toBe(true);

    const { port } = connected(async () => ({
      about: '',
      make: () => Promise.reject(new Error('too slow')),
    }));
    const worker = await startBenchWorker(port, {});
    await expect(worker.open({ name: 'head' })).rejects.toThrow('too slow');
  });

  it('fails every waiting call when the line breaks, and later calls too', async () => {
    const { port, line } = connected(async () => ({
      about: '',
      make: async () => ({ ...workload([]), settle: () => new Promise(() => {}) }),
    }));
    const worker = await startBenchWorker(port, {});
    const open = await worker.open({ name: 'head' });
    const running = open.run(1);
    line.break(new Error('the process ended'));
    await expect(running).rejects.toThrow('the process ended');
    await expect(open.run(1)).rejects.toThrow('the process ended');
  });
});
