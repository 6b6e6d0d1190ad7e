import { describe, expect, it } from 'vitest';
import type { FileHead } from '../../lab/audit/readArrays.ts';
import type { Audited } from '../../report/htmlReportOfAudit.ts';
import { never, startedWorkers } from '../testing/startedWorkers.ts';
import { AuditCancelled, AuditClient } from './client.ts';
import type { AuditOrder, AuditService } from './protocol.ts';

const AUDITED = { engine: null } as Audited;
const READ = { files: ['a.npz'], arrays: [], ignored: [], columns: {} };
const PROGRESS = { doing: 'attacking', note: 'loss', step: 2, steps: 5 } as const;

const HEAD: FileHead = { noun: 'column', fields: [], mapping: { labels: 'y' }, questions: [] };

function client(audit: (order: AuditOrder) => Audited | Promise<Audited>) {
  const updates: unknown[] = [];
  const orders: AuditOrder[] = [];
  const { started, start } = startedWorkers<AuditService>({
    head: () => HEAD,
    audit: (order, { update }) => {
      orders.push(order);
      update({ read: READ });
      update({ progress: PROGRESS });
      return audit(order);
    },
  });
  const one = new AuditClient(start);
  const listener = {
    progress: (update: unknown) => updates.push(update),
    read: (update: unknown) => updates.push(update),
  };
  return { one, started, updates, orders, audit: () => one.audit({ files: [], seed: 7 }, listener) };
}

describe('AuditClient', () => {
  it('hands on what the worker tells, and ends it with the answer', async () => {
    const { started, updates, orders, audit } = client(() => AUDITED);
    expect(await audit()).toEqual(AUDITED);
    expect(orders).toEqual([{ files: [], seed: 7 }]);
    expect(updates).toEqual([READ, PROGRESS]);
    expect(started.map(({ terminated }) => terminated)).toEqual([true]);
  });

  it('looks at files without ending an audit that is going on', async () => {
    const { one, audit, started } = client(never);
    const auditing = audit();
    expect(await one.head([])).toEqual(HEAD);
    expect(started.map(({ terminated }) => terminated)).toEqual([false, true]);
    one.cancel();
    await expect(auditing).rejects.toBeInstanceOf(AuditCancelled);
  });

  it('fails with the error as it was named, or as the worker broke', async () => {
    const error = { name: 'AuditInputError', message: 'labels[3]: 12 is refused', hint: '' };
    const refusing = client(() => Promise.reject(Object.assign(new Error(error.message), error)));
    await expect(refusing.audit()).rejects.toMatchObject(error);
    const breaking = client(never);
    const broken = breaking.audit();
    breaking.started[0]!.break(new Error('out of memory'));
    await expect(broken).rejects.toMatchObject({ name: 'WorkerFailed', message: 'out of memory' });
    await expect(broken).rejects.toMatchObject({ hint: expect.stringContaining('fewer rows') });
    await expect(broken).rejects.toHaveProperty('hint', expect.stringContaining('free memory'));
    for (const { started } of [refusing, breaking]) expect(started[0]!.terminated).toBe(true);
  });

  it('ends the worker when it is cancelled, or when another audit comes', async () => {
    const { one, started, audit } = client(never);
    const first = audit();
    const second = audit();
    await expect(first).rejects.toBeInstanceOf(AuditCancelled);
    one.cancel();
    await expect(second).rejects.toBeInstanceOf(AuditCancelled);
    expect(started.map(({ terminated }) => terminated)).toEqual([true, true]);
  });
});
