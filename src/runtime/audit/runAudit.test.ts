import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { exampleFileText } from '../../page/state/auditExample.ts';
import { sourceOf } from '../data/bytes.ts';
import type { AuditProgress } from './protocol.ts';
import { type AuditHost, runAudit } from './runAudit.ts';

const FIXTURE = new URL('../../lab/audit/fixtures/audit.npz', import.meta.url);
const fileSource = (file: File) => sourceOf({ path: file.name, file });
const npz = fileSource(new File([readFileSync(FIXTURE)], 'audit.npz'));
const expected = JSON.parse(
  readFileSync(new URL('../../lab/audit/fixtures/expected.json', import.meta.url), 'utf8'),
) as { auc: Record<string, number> };

function host(over: Partial<AuditHost> = {}) {
  const updates: AuditProgress[] = [];
  const started: string[] = [];
  return {
    updates,
    started,
    startEngine: async () => {
      started.push('engine');
      throw new Error('not in this test');
    },
    progress: (progress: AuditProgress) => updates.push(progress),
    read: () => {},
    ...over,
  };
}

describe('runAudit', () => {
  it('audits a file as numpy wrote it, telling how far it is, and needs no engine without views', async () => {
    const page = host();
    const { report, digest, read, engine } = await runAudit({ sources: [npz], seed: 7 }, page);
    const aucs = Object.fromEntries(report.attacks.map(({ name, auc }) => [name, auc.value]));
    for (const [name, auc] of Object.entries(expected.auc)) expect(aucs[name]).toBeCloseTo(auc, 6);
    expect(Object.keys(expected.auc).length).toBeGreaterThan(3);
    expect([page.started, engine]).toEqual([[], null]);
    expect(read.arrays[0]).toEqual({ name: 'posteriors', shape: [1000, 4] });
    expect(page.updates.map(({ doing }) => doing)).toContain('reading');
    expect(page.updates.slice(-2)).toEqual([
      { doing: 'attacking', note: 'rmia-offline', step: 9, steps: 9 },
      { doing: 'drawing', note: '', step: 9, steps: 9 },
    ]);
    for (const { step, steps } of page.updates) expect(step).toBeLessThanOrEqual(steps);
    expect(digest.plots.map(({ name }) => name)).toEqual(report.attacks.map(({ name }) => name));
    const judged = digest.slices!.classes.reduce((sum, one) => sum + one.members + one.nonMembers, 0);
    expect(judged).toBe(report.examples);
  });

  it('goes on without CLMIA where no engine starts, and says why', async () => {
    const page = host();
    const sources = [fileSource(new File([exampleFileText(1)], 'example.json'))];
    const { report, engine } = await runAudit({ sources, seed: 1 }, page);
    expect([page.started, engine]).toEqual([['engine'], null]);
    expect(report.refused.map(({ attack }) => attack)).toEqual(['clmia', 'random-encoder', 'supervised']);
    expect(report.remarks.at(-1)).toContain('not in this test');
  });

  it('says which engine trained in place of one that could not be started', async () => {
    const { name, lost, fence } = await startEngineInNode({ requested: 'wasm' });
    const passedOver = ['webgpu is not available: its code could not be loaded (no answer).'];
    const page = host({ startEngine: async () => ({ name, passedOver, lost, fence }) });
    const sources = [fileSource(new File([exampleFileText(1)], 'example.json'))];
    const { report } = await runAudit({ sources, seed: 1 }, page);
    expect(report.remarks).toContain(
      'webgpu is not available: its code could not be loaded (no answer); wasm trained on the views in its place',
    );
  });

  it('names the array, the row and the value that it refuses', async () => {
    const bad = new File(['{"posteriors":[[0.5,0.5],[0.7,0.7]],"labels":[0,1],"members":[0,1]}'], 'bad.json');
    await expect(runAudit({ sources: [fileSource(bad)], seed: 7 }, host())).rejects.toMatchObject({
      name: 'AuditInputError',
      message: expect.stringMatching(/^posteriors\[1\]: sum 1\.4 is refused/),
    });
  });
});
