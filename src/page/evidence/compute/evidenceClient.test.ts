import { describe, expect, it } from 'vitest';
import { startedWorkers } from '../../../runtime/testing/startedWorkers.ts';
import { decidedAttack } from '../../common/testing/decidedAttack.ts';
import { type EvidenceService, HANDLERS } from './derivations.ts';
import { EvidenceClient } from './evidenceClient.ts';

function connected() {
  const { started, start } = startedWorkers<EvidenceService>(HANDLERS);
  return { client: new EvidenceClient(start), started };
}

const MEMBERS = Uint8Array.of(1, 1, 0, 0);

describe('EvidenceClient', () => {
  it('gives each asker its own answer, from one worker', async () => {
    const { client, started } = connected();
    const first = client.ask('calibration', [0.9, 0.6, 0.4, 0.1], MEMBERS);
    const second = client.ask('foundMembers', [decidedAttack('loss', [4, 3, 2, 1])], 0.5);
    expect((await second).attacks).toEqual([
      { name: 'loss', found: 2, positions: [0, 1], tpr: 1, falsePositives: 0, reachedFpr: 0 },
    ]);
    expect((await first).expectedError).toBeCloseTo(0.25, 12);
    expect(started).toHaveLength(1);
  });

  it('passes on what a derivation refuses, with its hint', async () => {
    await expect(connected().client.ask('calibration', [0.9, 1.5], [1, 0])).rejects.toMatchObject({
      message: 'probabilities[1]: 1.5',
      hint: 'A probability lies from 0 to 1.',
    });
  });

  it('starts another worker after one has broken', async () => {
    const { client, started } = connected();
    const lost = client.ask('calibration', [0.9, 0.1], [1, 0]);
    started[0]!.break(new Error('gone'));
    await expect(lost).rejects.toThrow('gone');
    expect(started[0]!.terminated).toBe(true);
    const again = client.ask('calibration', [0.9, 0.1], [1, 0]);
    expect(started).toHaveLength(2);
    expect((await again).brier).toBeCloseTo(0.01, 12);
  });
});
