import { describe, expect, it } from 'vitest';
import type { Audited } from '../../report/htmlReportOfAudit.ts';
import { AuditCancelled, AuditClient } from './client.ts';
import type { AuditOrder, FromAudit } from './protocol.ts';

class FakeWorker {
  readonly orders: AuditOrder[] = [];
  ended = false;
  onmessage?: (event: { data: FromAudit }) => void;
  onerror?: (event: { message: string }) => void;
  postMessage(order: AuditOrder) {
    this.orders.push(order);
  }
  terminate() {
    this.ended = true;
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const told: unknown[] = [];
  const client = new AuditClient(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  const listener = { progress: (one: unknown) => told.push(one), read: (one: unknown) => told.push(one) };
  return { client, workers, told, audit: () => client.audit({ files: [], seed: 7 }, listener) };
}

const AUDITED = { engine: null } as Audited;
const READ = { files: ['a.npz'], arrays: [], ignored: [] };

describe('AuditClient', () => {
  it('hands on what the worker tells, and ends it with the answer', async () => {
    const { workers, told, audit } = started();
    const answer = audit();
    const [worker] = workers;
    expect(worker!.orders).toEqual([{ files: [], seed: 7 }]);
    worker!.onmessage!({ data: { kind: 'read', read: READ } });
    worker!.onmessage!({ data: { kind: 'progress', doing: 'attacking', note: 'loss', step: 2, steps: 5 } });
    worker!.onmessage!({ data: { kind: 'audited', audited: AUDITED } });
    expect(await answer).toBe(AUDITED);
    expect(told).toEqual([READ, { kind: 'progress', doing: 'attacking', note: 'loss', step: 2, steps: 5 }]);
    expect(worker!.ended).toBe(true);
  });

  it('fails with the error as it was named, or as the worker broke', async () => {
    const { workers, audit } = started();
    const refused = audit();
    const error = { name: 'AuditInputError', message: 'labels[3]: 12 is refused', hint: '' };
    workers[0]!.onmessage!({ data: { kind: 'failed', error } });
    await expect(refused).rejects.toMatchObject(error);
    const broken = audit();
    workers[1]!.onerror!({ message: 'out of memory' });
    await expect(broken).rejects.toMatchObject({ name: 'WorkerFailed', message: 'out of memory' });
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('ends the worker when it is cancelled, or when another audit comes', async () => {
    const { client, workers, audit } = started();
    const first = audit();
    const second = audit();
    await expect(first).rejects.toBeInstanceOf(AuditCancelled);
    client.cancel();
    await expect(second).rejects.toBeInstanceOf(AuditCancelled);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });
});
