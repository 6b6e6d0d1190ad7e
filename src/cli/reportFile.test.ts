import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { BadInput } from './badInput.ts';
import { auditCommand } from './commands/audit.ts';
import { run } from './commands/run.ts';
import { parseCommandLine } from './parseCommandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
afterAll(() => rmSync(folder, { recursive: true }));
const npz = fileURLToPath(new URL('../lab/audit/fixtures/audit.npz', import.meta.url));

describe('--report', () => {
  it('writes the audit as one page that holds its figures', async () => {
    const path = join(folder, 'new', 'audit.html');
    const answer = await auditCommand(npz, { report: path }, () => {});
    const page = readFileSync(path, 'utf8');
    const json = /<script type="application\/json" id="report">(.*)<\/script>/.exec(page)![1]!;
    expect((JSON.parse(json) as typeof answer).attacks).toEqual(answer.attacks);
    expect(page).toContain('cores, Node');
    expect(page).toContain(`npm run -s clmia -- audit ${npz} --seed 7`);
  });

  it('is refused before anything runs where no file can be written', async () => {
    const lines: string[] = [];
    const audited = auditCommand(npz, { report: folder }, (line) => lines.push(line));
    await expect(audited).rejects.toThrow(BadInput);
    expect(lines).toEqual([]);
    await expect(run.run(parseCommandLine(['run', '--report', folder]), () => {})).rejects.toThrow(
      '--report',
    );
  });

  it('belongs to run and audit', () => {
    expect(parseCommandLine(['run', '--report', 'a.html']).flags.report).toBe('a.html');
    expect(parseCommandLine(['audit', 'x.npz', '--report=a.html']).flags.report).toBe('a.html');
    expect(() => parseCommandLine(['metrics', 'x.json', '--report', 'a.html'])).toThrow('flag of metrics');
    expect(() => parseCommandLine(['run', '--report'])).toThrow('a file to write');
  });
});
