import { describe, expect, it } from 'vitest';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { randomStream } from '../lab/random.ts';
import { CacheIndex, WorkerCache } from './workerCache.ts';

function job(key: string, inputKeys: Readonly<Record<string, string>>): StageJob {
  const inputs = Object.fromEntries(Object.entries(inputKeys).map(([name, at]) => [name, `output ${at}`]));
  return { key, name: 'head', params: {}, seed: 1, inputs, inputKeys };
}

describe('a cache and its index', () => {
  it('give every job all its inputs, in whatever order jobs come, and stay bounded', () => {
    const random = randomStream(1, 'cache');
    const [index, cache] = [new CacheIndex(), new WorkerCache()];
    let sent = 0;
    for (let i = 0; i < 500; i++) {
      const keys = Array.from({ length: 1 + random.below(4) }, () => random.below(24));
      const wanted = job(`job ${i}`, Object.fromEntries(keys.map((key) => [`stage ${key}`, `key ${key}`])));
      const packed = index.pack(wanted);
      sent += Object.keys(packed.job.inputs).length;
      expect(cache.unpack(packed.job, packed.drop)).toEqual(wanted.inputs);
      if (random.below(3) === 0) {
        cache.add(wanted.key, 'computed');
        index.add(wanted.key);
      }
      if (random.below(50) === 0) cache.drop(index.clear());
      expect(cache.size).toBeLessThanOrEqual(17);
    }
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(900);
  });

  it('send what is missing, and count it', () => {
    const index = new CacheIndex();
    const wanted = job('head-1', { split: 'split-1', target: 'target-1' });
    expect(index.missing(wanted)).toBe(2);
    index.add('target-1');
    expect(index.missing(wanted)).toBe(1);
    expect(index.pack(wanted).job.inputs).toEqual({ split: 'output split-1' });
    expect(index.missing(wanted)).toBe(0);
  });
});
