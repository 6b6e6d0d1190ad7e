import { describe, expect, it } from 'vitest';
import type { Audited } from '../../report/htmlReportOfAudit.ts';
import { AuditCancelled, type AuditListener } from '../../runtime/audit/client.ts';
import type { AuditOrder } from '../../runtime/audit/protocol.ts';
import { type FileHead, recognisedChoices, withRole } from './auditColumns.ts';
import { createAuditController, EXAMPLE_NAME } from './auditController.ts';
import { createAuditState, isOfOtherChoices } from './auditState.ts';

class FakeClient {
  readonly calls: {
    order: AuditOrder;
    listener: AuditListener;
    resolve: (audited: Audited) => void;
    reject: (error: Error) => void;
  }[] = [];
  audit(order: AuditOrder, listener: AuditListener): Promise<Audited> {
    this.cancel();
    return new Promise((resolve, reject) => this.calls.push({ order, listener, resolve, reject }));
  }
  readonly looks: {
    files: readonly File[];
    resolve: (head: FileHead) => void;
    reject: (error: Error) => void;
  }[] = [];
  head(files: readonly File[]): Promise<FileHead> {
    return new Promise((resolve, reject) => this.looks.push({ files, resolve, reject }));
  }
  cancel(): void {
    this.calls.at(-1)?.reject(new AuditCancelled());
  }
  get last() {
    return this.calls.at(-1)!;
  }
}

function page() {
  const client = new FakeClient();
  const store = createAuditState();
  return {
    client,
    controller: createAuditController(store, client),
    state: () => store.getState(),
    names: () => store.getState().files.map(({ name }) => name),
  };
}

const file = (name: string) => new File(['x'], name);
const AUDITED = { engine: null } as Audited;

describe('the audit page', () => {
  it('audits what is dropped and shows what was read before it is done', async () => {
    const { client, controller, state } = page();
    const done = controller.offer([file('a.npz')]);
    expect([state().status, client.last.order.files[0]!.name]).toEqual(['running', 'a.npz']);
    const read = { files: ['a.npz'], arrays: [], ignored: [], columns: {} };
    client.last.listener.read(read);
    client.last.listener.progress({ doing: 'attacking', note: 'loss', step: 1, steps: 5 });
    expect([state().read, state().progress?.note]).toEqual([read, 'loss']);
    client.last.resolve(AUDITED);
    await done;
    expect([state().status, state().audited, state().progress]).toEqual(['finished', AUDITED, null]);
  });

  it('keeps the list of files after an error, and joins arrays to it', async () => {
    const { client, controller, state, names } = page();
    const first = controller.offer([file('posteriors.npy'), file('labels.npy')]);
    client.last.reject(Object.assign(new Error('members: nothing is refused'), { hint: 'h' }));
    await first;
    expect([state().status, names()]).toEqual(['failed', ['posteriors.npy', 'labels.npy']]);
    expect(state().error).toEqual({ name: 'Error', message: 'members: nothing is refused', hint: 'h' });
    void controller.offer([file('labels.npy'), file('members.npy')]);
    expect(names()).toEqual(['posteriors.npy', 'labels.npy', 'members.npy']);
    expect([state().error, client.last.order.files.length]).toEqual([null, 3]);
    void controller.offer([file('whole.npz')]);
    expect(names()).toEqual(['whole.npz']);
  });

  it('shows nothing of an audit that another one has replaced', async () => {
    const { client, controller, state } = page();
    const first = controller.offer([file('a.npz')]);
    const { listener } = client.last;
    void controller.offer([file('b.npz')]);
    await first;
    listener.progress({ doing: 'attacking', note: 'stale', step: 1, steps: 5 });
    expect([state().status, state().progress]).toEqual(['running', null]);
  });

  it('is cancelled at once and can be run again', async () => {
    const { client, controller, state, names } = page();
    const first = controller.offer([file('a.npz')]);
    controller.cancel();
    await first;
    expect([state().status, state().error, names()]).toEqual(['cancelled', null, ['a.npz']]);
    const second = controller.run();
    client.last.resolve(AUDITED);
    await second;
    expect(state().status).toBe('finished');
  });

  it('forgets what a removed file said', async () => {
    const { client, controller, state } = page();
    const done = controller.offer([file('a.npz')]);
    client.last.resolve(AUDITED);
    await done;
    controller.remove('a.npz');
    expect([state().status, state().audited, state().files]).toEqual(['empty', null, []]);
  });

  const column = (name: string, ...values: string[]) => ({ name, shape: [values.length], values });
  const HEAD: FileHead = {
    noun: 'column',
    fields: [column('a', '.5', '.2'), column('b', '.5', '.8'), column('y', '0', '1'), column('z', '1', '0')],
    mapping: { posteriors: ['a', 'b'] },
    questions: [],
  };

  it('asks what is what where the file does not say it, and keeps what was chosen', async () => {
    const { client, controller, state } = page();
    const first = controller.offer([file('a.csv')]);
    client.last.reject(Object.assign(new Error('no column'), { name: 'ColumnsNeededError', hint: 'h' }));
    await Promise.resolve();
    await Promise.resolve();
    expect([state().status, state().choosing]).toEqual(['failed', 'looking']);
    client.looks[0]!.resolve(HEAD);
    await first;
    expect([state().choosing, state().head, state().error?.message]).toEqual(['open', HEAD, 'no column']);
    const recognised = recognisedChoices(HEAD);
    const labelled = withRole(HEAD, recognised, 'y', 'labels');
    state().choose(withRole(HEAD, labelled, 'z', 'members'));
    const second = controller.run();
    expect(client.last.order.columns).toEqual({
      posteriors: ['a', 'b'],
      labels: 'y',
      members: 'z',
    });
    client.last.reject(Object.assign(new Error('a row is refused'), { name: 'AuditInputError', hint: '' }));
    await second;
    expect([state().choosing, state().choices?.roles.y]).toEqual(['open', 'labels']);
    const third = controller.run();
    client.last.resolve(AUDITED);
    await third;
    expect([state().choosing, state().choices?.roles.z]).toEqual(['closed', 'members']);
    await controller.chooseColumns();
    expect([state().choosing, client.looks.length]).toEqual(['open', 1]);
    void controller.offer([file('b.csv')]);
    expect([state().choosing, state().choices, client.last.order.columns]).toEqual(['closed', null, {}]);
  });

  it('tells whose results stand beside the columns that are being chosen', async () => {
    const { client, controller, state } = page();
    const first = controller.offer([file('a.csv')]);
    expect(state().audited).toBeNull();
    client.last.resolve(AUDITED);
    await first;
    const look = controller.chooseColumns();
    client.looks[0]!.resolve(HEAD);
    await look;
    expect(isOfOtherChoices(state())).toBe(false);
    const recognised = recognisedChoices(HEAD);
    state().choose(withRole(HEAD, recognised, 'y', 'labels'));
    expect(isOfOtherChoices(state())).toBe(true);
    state().choose(withRole(HEAD, withRole(HEAD, recognised, 'y', 'labels'), 'y', null));
    expect(isOfOtherChoices(state())).toBe(false);

    state().choose(withRole(HEAD, recognised, 'y', 'labels'));
    const second = controller.run();
    // In mid-audit something else is chosen.
    state().choose(withRole(HEAD, recognised, 'z', 'labels'));
    expect(state().audited).toBeNull();
    client.last.resolve(AUDITED);
    await second;
    expect(isOfOtherChoices(state())).toBe(true);
    void controller.offer([file('b.csv')]);
    expect([state().audited, isOfOtherChoices(state())]).toEqual([null, false]);
  });

  it('shows no columns of files that are no longer there', async () => {
    const { client, controller, state } = page();
    const done = controller.offer([file('a.csv')]);
    client.last.resolve(AUDITED);
    await done;
    const look = controller.chooseColumns();
    void controller.offer([file('b.csv')]);
    client.looks[0]!.resolve(HEAD);
    await look;
    expect([state().choosing, state().head]).toEqual(['closed', null]);
  });

  it('has an example that is named synthetic', async () => {
    const { client, controller } = page();
    void controller.tryExample();
    expect(client.last.order.files.map(({ name }) => name)).toEqual([EXAMPLE_NAME]);
    expect(EXAMPLE_NAME).toMatch(/^synthetic/);
  });
});
