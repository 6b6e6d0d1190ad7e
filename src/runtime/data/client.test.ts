import { describe, expect, it } from 'vitest';
import { DataClient, LoadCancelled } from './client.ts';
import type { FromData, Recognised, ToData } from './protocol.ts';

class FakeWorker {
  readonly orders: ToData[] = [];
  ended = false;
  onmessage?: (event: { data: FromData }) => void;
  onerror?: (event: { message: string }) => void;
  postMessage(order: ToData) {
    this.orders.push(order);
  }
  terminate() {
    this.ended = true;
  }
  say(data: FromData) {
    this.onmessage?.({ data });
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const client = new DataClient(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  return { client, workers };
}

const RECOGNISED: Recognised = { kind: 'pictures', classes: 2, pictures: 9 };
const OPTIONS = { kind: 'pictures', side: 32, limit: 10 } as const;

describe('DataClient', () => {
  it('gives each order a worker of its own and ends it with the answer', async () => {
    const { client, workers } = started();
    const answer = client.inspect([]);
    expect(workers[0]!.orders).toEqual([{ kind: 'inspect', files: [] }]);
    workers[0]!.say({ kind: 'recognised', recognised: RECOGNISED });
    expect(await answer).toBe(RECOGNISED);
    expect(workers[0]!.ended).toBe(true);
    void client.inspect([]).catch(() => undefined);
    expect(workers).toHaveLength(2);
    expect(workers[1]!.ended).toBe(false);
  });

  it('tells progress, then fails with the error as it was named', async () => {
    const { client, workers } = started();
    const told: unknown[] = [];
    const answer = client.load([], OPTIONS, (progress) => told.push(progress));
    workers[0]!.say({ kind: 'progress', read: 1, total: 2, examples: 3 });
    workers[0]!.say({ kind: 'failed', error: { name: 'ZipError', message: 'bad', hint: 'pack it again' } });
    await expect(answer).rejects.toMatchObject({ name: 'ZipError', message: 'bad', hint: 'pack it again' });
    expect(told).toEqual([{ kind: 'progress', read: 1, total: 2, examples: 3 }]);
    expect(workers[0]!.ended).toBe(true);
  });

  it('ends the worker when it is cancelled, or when another order comes', async () => {
    const { client, workers } = started();
    const first = client.load([], OPTIONS, () => undefined);
    const second = client.inspect([]);
    await expect(first).rejects.toBeInstanceOf(LoadCancelled);
    client.cancel();
    await expect(second).rejects.toBeInstanceOf(LoadCancelled);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('names a worker that broke', async () => {
    const { client, workers } = started();
    const answer = client.inspect([]);
    workers[0]!.onerror?.({ message: 'out of memory' });
    await expect(answer).rejects.toMatchObject({ name: 'WorkerFailed', message: 'out of memory' });
  });
});
