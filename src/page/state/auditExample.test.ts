import { describe, expect, it } from 'vitest';
import { audit } from '../../lab/audit/audit.ts';
import { auditInput } from '../../lab/audit/auditInput.ts';
import { readArrays } from '../../lab/audit/readArrays.ts';
import { bytesSource } from '../../lab/data/byteSource.ts';
import { exampleFileText } from './auditExample.ts';

describe('the synthetic example', () => {
  it('is the same for the same seed only', () => {
    expect(exampleFileText(7)).toBe(exampleFileText(7));
    expect(exampleFileText(7)).not.toBe(exampleFileText(8));
  });

  it('is a file that passes every check, and in which members leak', async () => {
    const source = bytesSource('example.json', new TextEncoder().encode(exampleFileText(7)));
    const input = auditInput((await readArrays([source])).arrays);
    const quiet = { update: () => {}, checkpoint: async () => {} };
    const { report } = await audit(input, { seed: 7, engine: false }, quiet);
    const auc = (name: string) => report.attacks.find((attack) => attack.name === name)!.auc;
    expect(auc('loss').low).toBeGreaterThan(0.5);
    expect(auc('lira-online').low).toBeGreaterThan(auc('loss').value);
    expect(auc('lira-online').high).toBeLessThan(0.95);
    expect(input.views?.count).toBe(8);
  });
});
