import { describe, expect, it } from 'vitest';
import type { Handlers } from '../rpc.ts';
import { never, startedWorkers } from '../testing/startedWorkers.ts';
import { DataClient, LoadCancelled } from './client.ts';
import type { DataService, Recognised } from './protocol.ts';

const RECOGNISED: Recognised = { kind: 'pictures', classes: 2, pictures: 9 };
const OPTIONS = { kind: 'pictures', side: 32, limit: 10 } as const;
const PROGRESS = { read: 1, total: 2, examples: 3 };

function client(handlers: Partial<Handlers<DataService>>) {
  const { started, start } = startedWorkers<DataService>({ inspect: never, load: never, ...handlers });
  return { one: new DataClient(start), started };
}

describe('DataClient', () => {
  it('gives each order a worker of its own and ends it with the answer', async () => {
    const { one, started } = client({ inspect: () => RECOGNISED });
    expect(await one.inspect([])).toEqual(RECOGNISED);
    expect(started.map(({ terminated }) => terminated)).toEqual([true]);
    const loading = one.load([], OPTIONS, () => undefined);
    expect(started.map(({ terminated }) => terminated)).toEqual([true, false]);
    one.cancel();
    await expect(loading).rejects.toBeInstanceOf(LoadCancelled);
  });

  it('tells progress, then fails with the error as it was named', async () => {
    const error = { name: 'ZipError', message: 'bad', hint: 'pack it again' };
    const { one, started } = client({
      load: (_, { update }) => {
        update(PROGRESS);
        throw Object.assign(new Error(error.message), error);
      },
    });
    const told: unknown[] = [];
    await expect(one.load([], OPTIONS, (progress) => told.push(progress))).rejects.toMatchObject(error);
    expect(told).toEqual([PROGRESS]);
    expect(started[0]!.terminated).toBe(true);
  });

  it('ends the worker when it is cancelled, or when another order comes', async () => {
    const { one, started } = client({});
    const first = one.load([], OPTIONS, () => undefined);
    const second = one.inspect([]);
    await expect(first).rejects.toBeInstanceOf(LoadCancelled);
    one.cancel();
    await expect(second).rejects.toBeInstanceOf(LoadCancelled);
    expect(started.map(({ terminated }) => terminated)).toEqual([true, true]);
  });

  it('names a worker that broke', async () => {
    const { one, started } = client({});
    const answer = one.inspect([]);
    started[0]!.break(new Error('out of memory'));
    await expect(answer).rejects.toMatchObject({ name: 'WorkerFailed', message: 'out of memory' });
  });
});
