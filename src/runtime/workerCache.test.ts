import { describe, expect, it } from 'vitest';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { randomStream } from '../lab/random.ts';
import { Inventory, Shelf } from './workerCache.ts';

function job(key: string, inputKeys: Readonly<Record<string, string>>): StageJob {
  const inputs = Object.fromEntries(Object.entries(inputKeys).map(([name, at]) => [name, `output ${at}`]));
  return { key, name: 'head', params: {}, seed: 1, inputs, inputKeys };
}

describe('a shelf and its inventory', () => {
  it('give every job all its inputs, in whatever order jobs come, and stay bounded', () => {
    const random = randomStream(1, 'shelf');
    const [inventory, shelf] = [new Inventory(), new Shelf()];
    let sent = 0;
    for (let i = 0; i < 500; i++) {
      const keys = Array.from({ length: 1 + random.below(4) }, () => random.below(24));
      const wanted = job(`job ${i}`, Object.fromEntries(keys.map((key) => [`stage ${key}`, `key ${key}`])));
      const packed = inventory.pack(wanted);
      sent += Object.keys(packed.job.inputs).length;
      expect(shelf.unpack(packed.job, packed.drop)).toEqual(wanted.inputs);
      if (random.below(3) === 0) {
        shelf.add(wanted.key, 'computed');
        inventory.add(wanted.key);
      }
      if (random.below(50) === 0) shelf.drop(inventory.clear());
      expect(shelf.size).toBeLessThanOrEqual(17);
    }
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(900);
  });

  it('send what is missing, and count it', () => {
    const inventory = new Inventory();
    const wanted = job('head-1', { split: 'split-1', target: 'target-1' });
    expect(inventory.missing(wanted)).toBe(2);
    inventory.add('target-1');
    expect(inventory.missing(wanted)).toBe(1);
    expect(inventory.pack(wanted).job.inputs).toEqual({ split: 'output split-1' });
    expect(inventory.missing(wanted)).toBe(0);
  });
});
