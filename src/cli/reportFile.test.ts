import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseCommandLine } from './parseCommandLine.ts';
import { dispatched } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
afterAll(() => rmSync(folder, { recursive: true }));
const npz = fileURLToPath(new URL('../lab/audit/fixtures/audit.npz', import.meta.url));

describe('--report', () => {
  it('writes the audit as one page that holds its figures', async () => {
    const path = join(folder, 'new', 'audit.html');
    const { code, out, err } = await dispatched('audit', npz, '--report', path, '--json');
    expect([code, err]).toEqual([0, `Saved to ${path}\n`]);
    const page = readFileSync(path, 'utf8');
    const json = /<script type="application\/json" id="report">(.*)<\/script>/.exec(page)![1]!;
    expect(JSON.parse(json).attacks).toEqual(JSON.parse(out).attacks);
    expect(page).toContain('cores, Node');
    expect(page).toContain(`npm run -s clmia -- audit ${npz} --seed 7`);
    expect(readdirSync(join(folder, 'new'))).toEqual(['audit.html']);
  });

  it.each([['audit', npz], ['run']])(
    'is refused by %s before anything runs where no file can be written',
    async (...line) => {
      const told = vi.spyOn(console, 'error');
      const { code, out, err } = await dispatched(...line, '--report', folder);
      expect([code, out]).toEqual([2, '']);
      expect(err).toBe(`--report: ${folder} (a folder) is refused; allowed: a file to write\n`);
      expect(told).not.toHaveBeenCalled();
      told.mockRestore();
    },
  );

  it('belongs to run and audit', () => {
    expect(parseCommandLine(['run', '--report', 'a.html']).flags.report).toBe('a.html');
    expect(parseCommandLine(['audit', 'x.npz', '--report=a.html']).flags.report).toBe('a.html');
    expect(() => parseCommandLine(['metrics', 'x.json', '--report', 'a.html'])).toThrow('flag of metrics');
    expect(() => parseCommandLine(['run', '--report'])).toThrow('a file to write');
  });
});
